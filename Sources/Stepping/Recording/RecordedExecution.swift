/// Which execution of which transaction a recording is of.
package struct RecordedExecution: Sendable, Equatable {
    /// On what state it ran.
    package enum Kind: Sendable, Equatable {
        /// After all transactions before it: the execution whose results the block has.
        case committed
        /// The first execution of a transaction that had to run again, run again on the state before the block. What it read there is
        /// what no transaction of the block had written yet; its nonce is taken to be the account's.
        case first
    }

    /// The block's number.
    package let block: UInt64
    /// From 0.
    package let transaction: Int
    package let kind: Kind

    package init(block: UInt64, transaction: Int, kind: Kind) {
        (self.block, self.transaction, self.kind) = (block, transaction, kind)
    }
}
