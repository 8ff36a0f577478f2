/// What is known of a block before it is executed.
package struct BlockDescription: Hashable, Sendable {
    /// Position of the block in the run or stream, from 0: the `block` of its events.
    package var ordinal: UInt32
    /// The chain's number of the block.
    package var number: UInt64
    /// A name for people: the block file's, or empty.
    package var name: String
    package var transactionCount: UInt32
    /// What there is to say about each transaction, in an encoding that only its producer and consumer agree on. Empty,
    /// or one element per transaction.
    package var transactions: [[UInt8]]

    package init(
        ordinal: UInt32, number: UInt64, name: String, transactionCount: UInt32, transactions: [[UInt8]] = []
    ) {
        self.ordinal = ordinal
        self.number = number
        self.name = name
        self.transactionCount = transactionCount
        self.transactions = transactions
    }
}
