import Primitives

/// Why bytes are not a transaction.
public enum TransactionDecodingError: Error, Hashable, Sendable {
    /// There are no bytes at all.
    case empty
    /// The first byte is neither a list header nor a known transaction type.
    case unknownKind(UInt8)
    /// The RLP around the named field is wrong.
    case malformed(field: String, RLPError)
    /// The signature's `v` is not one that this kind of transaction can have.
    case invalidV(UInt256)
    /// No key fits the signature, or `r` or `s` is out of range.
    case invalidSignature
}

extension TransactionDecodingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "an empty transaction"
        case .unknownKind(let byte): "unknown transaction type \(Hex.encode([byte]))"
        case .malformed(let field, let error): "transaction field \(field): \(error)"
        case .invalidV(let v): "the signature's v is \(v), which this transaction type does not have"
        case .invalidSignature: "the signature belongs to no key"
        }
    }
}
