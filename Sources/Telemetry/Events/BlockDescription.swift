/// What is known of a block before it is executed.
package struct BlockDescription: Hashable, Sendable {
    /// Position of the block in the run or stream, from 0: the `block` of its events.
    package var ordinal: UInt32
    /// The chain's number of the block.
    package var number: UInt64
    /// A name for people: the block file's, or empty.
    package var name: String
    /// A line about what the block shows, or empty.
    package var story: String
    /// The rules it is executed under, as people call them ("Cancun"), or empty where that is not known.
    package var fork: String
    /// The executor's name on the command line, or empty where that is not known.
    package var executor: String
    package var transactionCount: UInt32
    /// What there is to say about each transaction, in an encoding that only its producer and consumer agree on. Empty,
    /// or one element per transaction.
    package var transactions: [[UInt8]]

    package init(
        ordinal: UInt32, number: UInt64, name: String, story: String = "", fork: String = "", executor: String = "",
        transactionCount: UInt32, transactions: [[UInt8]] = []
    ) {
        self.ordinal = ordinal
        self.number = number
        self.name = name
        self.story = story
        self.fork = fork
        self.executor = executor
        self.transactionCount = transactionCount
        self.transactions = transactions
    }
}
