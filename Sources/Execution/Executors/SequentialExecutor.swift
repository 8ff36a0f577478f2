import Chain
import Primitives
import State

/// Executes transactions one by one: the definition of the right outcome, and the yardstick of every other executor.
///
/// View and virtual machine are reused from block to block, so that nothing is allocated per transaction in steady state but
/// what the transaction itself creates.
package final class SequentialExecutor: Executor {
    package let name = "sequential"
    package let workers = 1

    private let virtualMachine: any VirtualMachine
    private let view: TransactionView
    private var results: [TransactionResult] = []

    package init(_ virtualMachine: any VirtualMachine) {
        self.virtualMachine = virtualMachine
        view = TransactionView(source: MemoryState(StateSnapshot()))
    }

    package func execute(_ task: BlockTask) throws(ExecutionError) -> BlockOutcome {
        let environment = task.environment
        begin(task, environment)
        let clock = ContinuousClock()
        let start = clock.now
        let gas = try executeTransactions(of: task, environment)
        let duration = clock.now - start
        finish(task, environment)
        let receipts = receipts(of: task.block, rules: environment.rules)
        return BlockOutcome(
            receipts: receipts,
            gasUsed: gas.used,
            blobGasUsed: gas.blobGasUsed,
            logsBloom: receipts.reduce(into: Bloom()) { $0.formUnion($1.bloom) },
            stateChange: view.stateChange(),
            executionNanoseconds: duration.wholeNanoseconds,
            conflicts: ConflictReport(oneByOne: results.map(\.gasUsed)))
    }
}

// MARK: Steps

extension SequentialExecutor {
    private func begin(_ task: BlockTask, _ environment: BlockEnvironment) {
        view.reset(to: task.source)
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
            gas.charge(task.block.transactions, index, gasUsed: outcome.gasUsed)
            let logEnd = view.logCount
            results.append(
                TransactionResult(
                    succeeded: outcome.succeeded, gasUsed: outcome.gasUsed, cumulativeGasUsed: gas.used,
                    logs: logStart..<logEnd,
                    stateRoot: intermediateRoot(task, environment.rules)))
            logStart = logEnd
        }
        return gas
    }

    private func execute(
        _ transaction: Transaction, index: Int, block: UInt64
    ) throws(InvalidBlock) -> TransactionOutcome {
        do {
            return try virtualMachine.execute(transaction, in: view)
        } catch {
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
        zip(block.transactions, results).map { transaction, result in
            Receipt(
                kind: transaction.kind,
                outcome: rules.hasReceiptStatus ? .status(result.succeeded) : .stateRoot(result.stateRoot),
                cumulativeGasUsed: result.cumulativeGasUsed, logs: view.logs(in: result.logs))
        }
    }
}
