import Primitives

/// One account after a block's transactions.
public struct PostAccount: Hashable, Sendable {
    /// Wei.
    public var balance: UInt256
    public var nonce: UInt64
    public var codeHash: Hash256
    /// The written slots only; zero means cleared.
    public var storage: [UInt256: UInt256]

    public init(
        balance: UInt256, nonce: UInt64, codeHash: Hash256 = Keccak256.ofEmpty, storage: [UInt256: UInt256] = [:]
    ) {
        self.balance = balance
        self.nonce = nonce
        self.codeHash = codeHash
        self.storage = storage
    }
}
