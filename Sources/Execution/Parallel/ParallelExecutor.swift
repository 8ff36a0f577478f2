import Chain
import Primitives
import State
import Telemetry

/// Deterministic optimistic concurrency control: transactions run ahead of their turn on all workers and are committed in block
/// order, each after a check by value of everything it observed (see `BlockRun`).
///
/// Results equal one-by-one execution bit for bit, and which transactions were run ahead, conflicted and ran again is a function
/// of the block alone.
///
/// A conflicting transaction runs again at the commit frontier. Running it again earlier, on any worker, as soon as the
/// transactions that it is predicted to read from are done, was built and measured: digests agreed, but on two cores the blocks
/// of mainnet gained 1.36x instead of 1.40x over one-by-one execution, and one worker kept 0.78x instead of 0.81x of it.
/// Predicting costs every transaction something, and a repair that sees predicted values next to old ones may run to its gas
/// limit. The simulator bounds what it could gain elsewhere: 8% with 4 workers, 17% with 8, more on blocks full of conflicts
/// (`altius bench blocks --simulate`).
package final class ParallelExecutor: Executor {
    package let name = "occ"
    package var workers: Int { crewPool.count }
    package var pool: WorkerPool? { workers > 1 ? crewPool : nil }

    private let crewPool: WorkerPool
    let crew: [Worker]
    private let state = FrontierState()
    private var locations: LocationTable
    /// For forks whose receipts hold a state root after every transaction, which leaves nothing to run in parallel.
    private let sequential: SequentialExecutor
    private let disturb: (@Sendable () -> Void)?
    let telemetry: Collector?
    /// Empty between blocks.
    var reportedLocations = LocationIDSet()

    /// - Parameters:
    ///   - workers: threads, the calling one included.
    ///   - telemetry: gets the events of blocks.
    ///   - disturbance: for tests: called wherever the order of the workers' steps is left to chance, to change it.
    ///   - makeVirtualMachine: makes one machine per worker.
    package init(
        workers: Int, telemetry: Collector? = nil, disturbance: (@Sendable () -> Void)? = nil,
        makeVirtualMachine: () -> any VirtualMachine
    ) {
        self.telemetry = telemetry
        disturb = disturbance
        crewPool = WorkerPool(count: workers)
        let recorders = (0..<workers).map { telemetry?.makeRecorder(worker: UInt16(clamping: $0)) ?? .off }
        crew = recorders.enumerated().map { Worker(index: $0.offset, makeVirtualMachine(), recorder: $0.element) }
        // The calling thread's recorder, which is worker 0's.
        sequential = SequentialExecutor(
            makeVirtualMachine(), telemetry: telemetry, recorder: recorders.first ?? .off)
        locations = LocationTable(source: MemoryState(StateSnapshot()))
    }

    package func execute(
        _ task: BlockTask, receive: (StateChange) -> Void
    ) throws(ExecutionError) -> BlockOutcome {
        let environment = task.environment
        if task.intermediateRoot != nil && !environment.rules.hasReceiptStatus {
            return try sequential.execute(task, receive: receive)
        }

        reportBeginning(of: task)
        locations = LocationTable(source: task.source, replacing: locations)
        state.reset(feeRecipient: environment.feeRecipient, locations: locations)
        let run = BlockRun(task, workers: crew, locations: locations, state: state, disturbance: disturb)
        let start = StartingLine(runners: isWorthWaking(task) ? workers : 1)
        let job: @Sendable (Int) -> Void = { [state, locations] index in
            let worker = run.workers[index]
            worker.begin(run, locations: locations, frontier: state)
            if index == 0 { run.prepare(worker) }
            start.arrive(isFirst: index == 0)
            if index == 0 {
                worker.recorder.record(
                    .blockBegan, UInt64(run.transactions.count), run.environment.number)
                run.begin(worker)
            }
            run.work(worker)
        }
        if start.runners > 1 { crewPool.run(job) } else { job(0) }
        let nanoseconds = start.nanoseconds(until: run.end)
        if let failure = run.frontier.failure { throw failure }
        guard let (change, directory) = run.result else {
            preconditionFailure("a block that was not refused has a result")
        }
        receive(change)
        defer { reportEnd(of: run, directory, nanoseconds: nanoseconds) }
        return outcome(of: run, change, directory, nanoseconds: nanoseconds)
    }

    /// Whether there is enough to do for other workers to be woken.
    private func isWorthWaking(_ task: BlockTask) -> Bool {
        workers > 1 && task.block.transactions.count >= SpeculationPolicy.smallestBlock
    }

    private func outcome(
        of run: BlockRun, _ change: StateChange, _ directory: LocationDirectory, nanoseconds: UInt64
    ) -> BlockOutcome {
        let (rules, results) = (run.environment.rules, run.frontier.results)
        let logs = results.map { crew[$0.worker].view.logs(in: $0.logs) }
        let filters = Bloom.filters(of: logs)
        let receipts = results.enumerated().map { index, result in
            Receipt(
                kind: run.transactions[index].kind,
                outcome: rules.hasReceiptStatus ? .status(result.succeeded) : .stateRoot(.zero),
                cumulativeGasUsed: result.cumulativeGasUsed, logs: logs[index], bloom: filters[index])
        }
        return BlockOutcome(
            receipts: receipts,
            gasUsed: run.frontier.gas.used,
            blobGasUsed: run.frontier.gas.blobGasUsed,
            logsBloom: Bloom(union: receipts),
            stateChange: change,
            executionNanoseconds: nanoseconds,
            lastCommit: run.end,
            conflicts: ConflictReport(run.frontier, directory))
    }
}
