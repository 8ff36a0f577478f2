import Primitives

/// A block header with every field up to Cancun. Fields that a later fork added are `nil` in older headers.
public struct BlockHeader: Hashable, Sendable {
    public var parentHash: Hash256
    public var ommersHash: Hash256
    /// The account that receives the fees.
    public var beneficiary: Address
    public var stateRoot: Hash256
    public var transactionsRoot: Hash256
    public var receiptsRoot: Hash256
    public var logsBloom: Bloom
    /// Zero from Paris on.
    public var difficulty: UInt256
    public var number: UInt64
    public var gasLimit: UInt64
    public var gasUsed: UInt64
    /// Seconds since 1970.
    public var timestamp: UInt64
    public var extraData: [UInt8]
    /// The proof-of-work mix; from Paris on the beacon chain's randomness (`PREVRANDAO`, EIP-4399).
    public var mixHash: Hash256
    /// The proof-of-work nonce, 8 bytes on the wire.
    public var nonce: UInt64
    /// Wei per gas; from London on (EIP-1559).
    public var baseFeePerGas: UInt256?
    /// From Shanghai on (EIP-4895).
    public var withdrawalsRoot: Hash256?
    /// From Cancun on (EIP-4844).
    public var blobGasUsed: UInt64?
    /// From Cancun on (EIP-4844).
    public var excessBlobGas: UInt64?
    /// From Cancun on (EIP-4788).
    public var parentBeaconBlockRoot: Hash256?

    public init(
        parentHash: Hash256, ommersHash: Hash256, beneficiary: Address, stateRoot: Hash256, transactionsRoot: Hash256,
        receiptsRoot: Hash256, logsBloom: Bloom, difficulty: UInt256, number: UInt64, gasLimit: UInt64, gasUsed: UInt64,
        timestamp: UInt64, extraData: [UInt8], mixHash: Hash256, nonce: UInt64, baseFeePerGas: UInt256? = nil,
        withdrawalsRoot: Hash256? = nil, blobGasUsed: UInt64? = nil, excessBlobGas: UInt64? = nil,
        parentBeaconBlockRoot: Hash256? = nil
    ) {
        self.parentHash = parentHash
        self.ommersHash = ommersHash
        self.beneficiary = beneficiary
        self.stateRoot = stateRoot
        self.transactionsRoot = transactionsRoot
        self.receiptsRoot = receiptsRoot
        self.logsBloom = logsBloom
        self.difficulty = difficulty
        self.number = number
        self.gasLimit = gasLimit
        self.gasUsed = gasUsed
        self.timestamp = timestamp
        self.extraData = extraData
        self.mixHash = mixHash
        self.nonce = nonce
        self.baseFeePerGas = baseFeePerGas
        self.withdrawalsRoot = withdrawalsRoot
        self.blobGasUsed = blobGasUsed
        self.excessBlobGas = excessBlobGas
        self.parentBeaconBlockRoot = parentBeaconBlockRoot
    }
}
