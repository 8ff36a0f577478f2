import Primitives

/// One signed transaction, with its sender already recovered.
///
/// All four kinds share this form, so that execution reads one set of fee fields whatever the kind.
public struct Transaction: Hashable, Sendable {
    /// The EIP-2718 type byte; `legacy` transactions carry none on the wire.
    public enum Kind: UInt8, CaseIterable, Sendable {
        case legacy = 0
        /// EIP-2930.
        case accessList = 1
        /// EIP-1559.
        case dynamicFee = 2
        /// EIP-4844.
        case blob = 3
    }

    public var kind: Kind
    /// The chain the signature binds to; `nil` for a legacy transaction without EIP-155 protection.
    public var chainID: UInt64?
    public var nonce: UInt64
    public var gasLimit: UInt64
    /// Wei per gas: the most the sender pays. The gas price for kinds without a priority fee.
    public var maxFeePerGas: UInt256
    /// Wei per gas: the most of it that goes to the block's producer. The gas price for kinds without a priority fee.
    public var maxPriorityFeePerGas: UInt256
    /// The account called; `nil` creates a contract.
    public var to: Address?
    /// Wei.
    public var value: UInt256
    /// The call data, or the initialisation code of a new contract.
    public var input: [UInt8]
    public var accessList: [AccessListEntry]
    /// Wei per unit of blob gas; zero for kinds without blobs.
    public var maxFeePerBlobGas: UInt256
    public var blobVersionedHashes: [Hash256]
    /// `nil` for calls that were never signed: simulations, and block files that give only the sender.
    public var signature: Signature?
    public var sender: Address

    public init(
        kind: Kind, chainID: UInt64?, nonce: UInt64, gasLimit: UInt64, maxFeePerGas: UInt256,
        maxPriorityFeePerGas: UInt256, to: Address?, value: UInt256, input: [UInt8], accessList: [AccessListEntry] = [],
        maxFeePerBlobGas: UInt256 = .zero, blobVersionedHashes: [Hash256] = [], signature: Signature? = nil,
        sender: Address
    ) {
        self.kind = kind
        self.chainID = chainID
        self.nonce = nonce
        self.gasLimit = gasLimit
        self.maxFeePerGas = maxFeePerGas
        self.maxPriorityFeePerGas = maxPriorityFeePerGas
        self.to = to
        self.value = value
        self.input = input
        self.accessList = accessList
        self.maxFeePerBlobGas = maxFeePerBlobGas
        self.blobVersionedHashes = blobVersionedHashes
        self.signature = signature
        self.sender = sender
    }

    /// Whether the transaction deploys a contract.
    public var isCreation: Bool { to == nil }
}
