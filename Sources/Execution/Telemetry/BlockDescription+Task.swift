import Chain
import Telemetry

extension BlockDescription {
    /// What there is to say about a task's block. O(transactions).
    ///
    /// - Parameter executor: its name.
    init(_ task: BlockTask, executor: String) {
        self.init(
            ordinal: task.ordinal, number: task.block.header.number, name: task.name, story: task.story,
            fork: task.fork.name, executor: executor, transactionCount: UInt32(clamping: task.block.transactions.count),
            transactions: task.block.transactions.map { TransactionDescription($0).encoded })
    }
}

extension TransactionDescription {
    package init(_ transaction: Transaction) {
        self.init(
            kind: transaction.kind.rawValue, sender: transaction.sender, recipient: transaction.to,
            value: transaction.value, gasLimit: transaction.gasLimit,
            selector: transaction.input.count < 4
                ? nil : transaction.input.prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
    }
}
