import Chain
import Primitives
import State
import Telemetry

/// Executes transactions one by one: the definition of the right outcome, and the yardstick of every other executor.
///
/// View and virtual machine are reused from block to block, so that nothing is allocated per transaction in steady state but
/// what the transaction itself creates.
///
/// Events: the block's and, for each transaction, the beginning and end of its execution and its commit. No accesses, since the
/// view does not track them here.
package final class SequentialExecutor: Executor {
    package let name = "sequential"
    package let workers = 1
    package let pool: WorkerPool? = nil

    private let virtualMachine: any VirtualMachine
    private let view: TransactionView
    private var results: [TransactionResult] = []
    private let telemetry: Collector?
    private let ownRecorder: Recorder
    /// That of the running block.
    private var recorder = Recorder.off

    /// - Parameter telemetry: gets the events of blocks.
    package convenience init(_ virtualMachine: any VirtualMachine, telemetry: Collector? = nil) {
        self.init(virtualMachine, telemetry: telemetry, recorder: telemetry?.makeRecorder(worker: 0) ?? .off)
    }

    /// - Parameter recorder: of the collector, and used by the thread that executes.
    init(_ virtualMachine: any VirtualMachine, telemetry: Collector?, recorder: Recorder) {
        self.virtualMachine = virtualMachine
        self.telemetry = telemetry
        ownRecorder = recorder
        view = TransactionView(source: MemoryState(StateSnapshot()))
    }

    package func execute(
        _ task: BlockTask, receive: (StateChange) -> Void
    ) throws(ExecutionError) -> BlockOutcome {
        let environment = task.environment
        begin(task, environment)
        let clock = ContinuousClock()
        let start = clock.now
        recorder.record(.blockBegan, UInt64(task.block.transactions.count), task.block.header.number)
        recorder.recordAtSameInstant(.frontierTaken, txIndex: 0)
        let gas = try executeTransactions(of: task, environment)
        let duration = clock.now - start
        defer { recorder.record(.blockEnded, gas.used, duration.wholeNanoseconds) }
        finish(task, environment)
        let change = view.stateChange()
        receive(change)
        let receipts = receipts(of: task.block, rules: environment.rules)
        return BlockOutcome(
            receipts: receipts,
            gasUsed: gas.used,
            blobGasUsed: gas.blobGasUsed,
            logsBloom: Bloom(union: receipts),
            stateChange: change,
            executionNanoseconds: duration.wholeNanoseconds,
            lastCommit: start + duration,
            conflicts: ConflictReport(oneByOne: results.map(\.gasUsed)))
    }
}

// MARK: Steps

extension SequentialExecutor {
    private func begin(_ task: BlockTask, _ environment: BlockEnvironment) {
        view.reset(to: task.source)
        recorder = task.reportsEvents ? ownRecorder : .off
        if task.reportsEvents { telemetry?.post(BlockDescription(task, executor: name)) }
        recorder.enterBlock(task.ordinal)
        virtualMachine.beginBlock(environment, in: view)
        results.removeAll(keepingCapacity: true)
        results.reserveCapacity(task.block.transactions.count)
        if task.options.storesBeaconRoot {
            ProtocolSteps.storeBeaconRoot(
                of: task.block.header, by: virtualMachine, rules: environment.rules, in: view)
        }
    }

    private func executeTransactions(
        of task: BlockTask, _ environment: BlockEnvironment
    ) throws(ExecutionError) -> BlockGas {
        var gas = BlockGas(environment)
        var logStart = view.logCount
        for (index, transaction) in task.block.transactions.enumerated() {
            let outcome: TransactionOutcome
            do {
                try gas.admit(task.block.transactions, index)
                outcome = try execute(transaction, index: index, block: environment.number)
            } catch {
                throw .invalid(error)
            }
            if let hash = view.missingCode {
                throw .missingCode(block: environment.number, transaction: index, codeHash: hash)
            }
            recorder.record(
                .executionEnded, txIndex: UInt32(truncatingIfNeeded: index),
                outcome.gasUsed, (outcome.succeeded ? ExecutionStatus.succeeded : .failed).rawValue)
            gas.charge(task.block.transactions, index, gasUsed: outcome.gasUsed)
            let logEnd = view.logCount
            results.append(
                TransactionResult(
                    succeeded: outcome.succeeded, gasUsed: outcome.gasUsed, cumulativeGasUsed: gas.used,
                    logs: logStart..<logEnd,
                    stateRoot: intermediateRoot(task, environment.rules)))
            logStart = logEnd
            recorder.record(.committed, txIndex: UInt32(truncatingIfNeeded: index), outcome.gasUsed, 1)
        }
        return gas
    }

    private func execute(
        _ transaction: Transaction, index: Int, block: UInt64
    ) throws(InvalidBlock) -> TransactionOutcome {
        let txIndex = UInt32(truncatingIfNeeded: index)
        recorder.record(.executionBegan, txIndex: txIndex, 2)
        do {
            return try virtualMachine.execute(transaction, in: view)
        } catch {
            recorder.record(.executionEnded, txIndex: txIndex, 0, ExecutionStatus.invalid.rawValue)
            throw InvalidBlock(block: block, transaction: index, error)
        }
    }

    private func intermediateRoot(_ task: BlockTask, _ rules: ChainRules) -> Hash256 {
        guard let root = task.intermediateRoot, !rules.hasReceiptStatus else { return .zero }
        return root(view.stateChange())
    }

    private func finish(_ task: BlockTask, _ environment: BlockEnvironment) {
        ProtocolSteps.reward(task.options.reward, for: task.block, rules: environment.rules, in: view)
        if task.options.creditsWithdrawals {
            ProtocolSteps.creditWithdrawals(of: task.block, rules: environment.rules, in: view)
        }
    }

    private func receipts(of block: Block, rules: ChainRules) -> [Receipt] {
        let logs = results.map { view.logs(in: $0.logs) }
        let filters = Bloom.filters(of: logs)
        return results.enumerated().map { index, result in
            Receipt(
                kind: block.transactions[index].kind,
                outcome: rules.hasReceiptStatus ? .status(result.succeeded) : .stateRoot(result.stateRoot),
                cumulativeGasUsed: result.cumulativeGasUsed, logs: logs[index], bloom: filters[index])
        }
    }
}
