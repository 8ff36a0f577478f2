/// What became of a block: told once, when it has been executed and checked, or when it is known that it will not be.
package struct BlockResult: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// Executed, and compared with what its file says.
        /// - difference: the first thing that differs, in one sentence; nil if nothing does.
        case checked([VerificationItem], difference: String?)
        case refused(Refusal)
    }

    /// A block that could not be read, must not be executed or could not be committed.
    package struct Refusal: Hashable, Sendable {
        /// The chain's number of the block.
        package var number: UInt64
        /// As in the block's description, which there is only of blocks that an executor has begun.
        package var name: String
        package var story: String
        /// Nil for a block that could not be read.
        package var transactionCount: UInt32?
        /// Why, in whole sentences.
        package var reason: String

        package init(number: UInt64, name: String, story: String = "", transactionCount: UInt32?, reason: String) {
            self.number = number
            self.name = name
            self.story = story
            self.transactionCount = transactionCount
            self.reason = reason
        }
    }

    /// Position of the block in the run or stream.
    package var block: UInt32
    package var outcome: Outcome

    package init(block: UInt32, _ outcome: Outcome) {
        self.block = block
        self.outcome = outcome
    }
}
