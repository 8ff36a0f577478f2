import Primitives

/// A block: its header and everything the header commits to.
public struct Block: Hashable, Sendable {
    public var header: BlockHeader
    /// In execution order; a transaction's index here is its `txIndex`.
    public var transactions: [Transaction]
    public var ommers: [BlockHeader]
    /// `nil` before Shanghai.
    public var withdrawals: [Withdrawal]?
    /// The hash the block's source states. `header.hash` computes it anew.
    public var hash: Hash256?

    public init(
        header: BlockHeader, transactions: [Transaction], ommers: [BlockHeader] = [], withdrawals: [Withdrawal]? = nil,
        hash: Hash256? = nil
    ) {
        self.header = header
        self.transactions = transactions
        self.ommers = ommers
        self.withdrawals = withdrawals
        self.hash = hash
    }
}
