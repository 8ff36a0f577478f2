import Chain
import Primitives
import State

/// Deterministic optimistic concurrency control: transactions run ahead of their turn on all workers and are committed in block
/// order, each after a check by value of everything it observed (see `BlockRun`).
///
/// Results equal one-by-one execution bit for bit, and which transactions were run ahead, conflicted and ran again is a function
/// of the block alone.
package final class ParallelExecutor: Executor {
    package let name = "occ"
    package var workers: Int { pool.count }

    private let pool: WorkerPool
    private let crew: [Worker]
    private let state = FrontierState()
    /// For forks whose receipts hold a state root after every transaction, which leaves nothing to run in parallel.
    private let sequential: SequentialExecutor

    /// - Parameters:
    ///   - workers: threads, the calling one included.
    ///   - makeVirtualMachine: makes one machine per worker.
    package init(workers: Int, makeVirtualMachine: () -> any VirtualMachine) {
        pool = WorkerPool(count: workers)
        crew = (0..<workers).map { Worker(index: $0, makeVirtualMachine()) }
        sequential = SequentialExecutor(makeVirtualMachine())
    }

    package func execute(_ task: BlockTask) throws(ExecutionError) -> BlockOutcome {
        let environment = task.environment
        if task.intermediateRoot != nil && !environment.rules.hasReceiptStatus { return try sequential.execute(task) }

        state.reset()
        let locations = LocationTable(source: task.source)
        for worker in crew { worker.begin(environment, locations: locations, frontier: state) }
        if task.options.storesBeaconRoot {
            step { worker in
                ProtocolSteps.storeBeaconRoot(
                    of: task.block.header, by: worker.virtualMachine, rules: environment.rules, in: worker.view)
            }
        }
        let run = BlockRun(task, workers: crew, frontier: Frontier(environment, state))
        let clock = ContinuousClock()
        let start = clock.now
        if !task.block.transactions.isEmpty {
            run.begin()
            // Two transactions or fewer are over before another thread is awake.
            if task.block.transactions.count < SpeculationPolicy.smallestBlock || pool.count == 1 {
                run.work(crew[0])
            } else {
                pool.run { run.work(run.workers[$0]) }
            }
        }
        let duration = clock.now - start
        if let failure = run.frontier.failure { throw failure }

        step { ProtocolSteps.reward(task.options.reward, for: task.block, rules: environment.rules, in: $0.view) }
        if task.options.creditsWithdrawals {
            step { ProtocolSteps.creditWithdrawals(of: task.block, rules: environment.rules, in: $0.view) }
        }
        return outcome(of: run, locations.makeDirectory(), nanoseconds: duration.wholeNanoseconds)
    }

    /// Runs a step of the protocol at the frontier and commits it.
    private func step(_ body: (Worker) -> Void) {
        let worker = crew[0]
        worker.view.setAtFrontier(true)
        // Without this a step that does nothing would leave the effects of the transaction before it.
        worker.view.beginTransaction()
        body(worker)
        worker.view.setAtFrontier(false)
        state.apply(worker.view.collectEffects(), of: worker.arena, index: Self.protocolStep)
    }

    /// Stands for the protocol where a transaction's index says who wrote.
    private static let protocolStep = Int(UInt32.max) - 1

    private func outcome(of run: BlockRun, _ directory: LocationDirectory, nanoseconds: UInt64) -> BlockOutcome {
        let rules = run.environment.rules
        let receipts = zip(run.transactions, run.frontier.results).map { transaction, result in
            Receipt(
                kind: transaction.kind,
                outcome: rules.hasReceiptStatus ? .status(result.succeeded) : .stateRoot(.zero),
                cumulativeGasUsed: result.cumulativeGasUsed,
                logs: crew[result.worker].view.logs(in: result.logs))
        }
        return BlockOutcome(
            receipts: receipts,
            gasUsed: run.frontier.gas.used,
            blobGasUsed: run.frontier.gas.blobGasUsed,
            logsBloom: receipts.reduce(into: Bloom()) { $0.formUnion($1.bloom) },
            stateChange: state.stateChange(directory, source: run.task.source),
            executionNanoseconds: nanoseconds,
            conflicts: ConflictReport(run.frontier, directory))
    }
}
