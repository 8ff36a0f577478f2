import Primitives

/// One account before a block.
public struct AccountSnapshot: Hashable, Sendable {
    /// Wei.
    public var balance: UInt256
    public var nonce: UInt64
    /// Empty for an account without code.
    public var code: [UInt8]
    /// The Keccak-256 hash of `code`.
    public var codeHash: Hash256
    /// Slots that are absent are zero.
    public var storage: [UInt256: UInt256]

    public init(balance: UInt256, nonce: UInt64, code: [UInt8], codeHash: Hash256, storage: [UInt256: UInt256]) {
        self.balance = balance
        self.nonce = nonce
        self.code = code
        self.codeHash = codeHash
        self.storage = storage
    }

    /// An account whose code hash is computed.
    public init(balance: UInt256, nonce: UInt64 = 0, code: [UInt8] = [], storage: [UInt256: UInt256] = [:]) {
        self.init(
            balance: balance, nonce: nonce, code: code,
            codeHash: code.isEmpty ? Keccak256.ofEmpty : Keccak256.hash(code), storage: storage)
    }
}
