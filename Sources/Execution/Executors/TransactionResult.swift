import Primitives

/// What is kept of an executed transaction until the block's receipts are made.
struct TransactionResult: Sendable {
    let succeeded: Bool
    let gasUsed: UInt64
    let cumulativeGasUsed: UInt64
    /// Its logs among the block's.
    let logs: Range<Int>
    /// The state root after it, where the fork's receipts hold one; else zero.
    let stateRoot: Hash256
}
