import Chain
import Primitives
import State

/// The Ethereum virtual machine with one transaction's steps recorded: the ones before it run at full speed.
package final class RecordingVM: VirtualMachine {
    private let inner = EthereumVM()
    private let target: Int
    private let recorder: StepRecorder
    /// The index of the next transaction.
    private var index = 0

    /// - Parameter target: the index of the transaction to record.
    package init(target: Int, recorder: StepRecorder) {
        self.target = target
        self.recorder = recorder
    }

    package func beginBlock(_ environment: BlockEnvironment, in view: TransactionView) {
        index = 0
        inner.beginBlock(environment, in: view)
    }

    package func execute(
        _ transaction: Transaction, in view: TransactionView
    ) throws(InvalidTransaction) -> TransactionOutcome {
        defer { index += 1 }
        guard index == target else { return try inner.execute(transaction, in: view) }
        inner.record(with: recorder)
        defer { inner.record(with: nil) }
        return try inner.execute(transaction, in: view)
    }

    package func systemCall(to contract: Address, input: [UInt8], in view: TransactionView) {
        inner.systemCall(to: contract, input: input, in: view)
    }
}
