import Primitives

/// Why a transaction cannot be in any block of a chain under given rules, whatever the state.
public enum TransactionInvalidity: Error, Hashable, Sendable {
    /// The fork does not know this transaction type (EIP-2718).
    case unsupportedKind(Transaction.Kind)
    /// The signature binds a chain, before EIP-155.
    case replayProtectionTooEarly
    case wrongChain(expected: UInt64, found: UInt64)
    /// `s` is above half the curve's order (EIP-2).
    case highS
    /// The nonce is 2^64 - 1, which an account can never leave (EIP-2681).
    case nonceTooHigh
    case gasLimitBelowIntrinsic(intrinsic: UInt64, limit: UInt64)
    /// The most the gas can cost exceeds 256 bits.
    case costOverflow
    /// EIP-1559.
    case priorityFeeAboveMaxFee
    /// EIP-3860.
    case initcodeTooLarge(limit: Int, found: Int)
    /// A blob transaction must not create a contract (EIP-4844).
    case blobCreation
    /// A blob transaction carries 1 to `limit` blobs (EIP-4844).
    case blobCount(limit: Int, found: Int)
    /// A blob hash does not begin with version 1 (EIP-4844).
    case blobHashVersion(Hash256)
}

extension TransactionInvalidity: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unsupportedKind(let kind): "transaction type \(kind.rawValue) does not exist in this fork"
        case .replayProtectionTooEarly: "the signature binds a chain ID, which this fork does not know (EIP-155)"
        case .wrongChain(let expected, let found): "signed for chain \(found), executed on chain \(expected)"
        case .highS: "the signature's s is above half the curve order (EIP-2)"
        case .nonceTooHigh: "the nonce is 2^64 - 1 (EIP-2681)"
        case .gasLimitBelowIntrinsic(let gas, let limit): "the gas limit \(limit) is below the intrinsic gas \(gas)"
        case .costOverflow: "gas limit times fee exceeds 256 bits"
        case .priorityFeeAboveMaxFee: "the priority fee is above the maximum fee (EIP-1559)"
        case .initcodeTooLarge(let limit, let found): "\(found) bytes of initcode, at most \(limit) allowed (EIP-3860)"
        case .blobCreation: "a blob transaction has no recipient (EIP-4844)"
        case .blobCount(let limit, let found): "\(found) blobs, expected 1 to \(limit) (EIP-4844)"
        case .blobHashVersion(let hash): "blob hash \(hash) is not of version 1 (EIP-4844)"
        }
    }
}
