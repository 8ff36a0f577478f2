import Primitives

/// Why bytes are not a block.
public enum BlockDecodingError: Error, Hashable, Sendable {
    case malformed(RLPError)
    /// Header and body disagree on whether there are withdrawals at all (EIP-4895).
    case withdrawals(inHeader: Bool)
    case transaction(index: Int, TransactionDecodingError)
}

extension BlockDecodingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let error): "block: \(error)"
        case .withdrawals(let inHeader):
            inHeader ? "block: a withdrawals root without withdrawals" : "block: withdrawals without a withdrawals root"
        case .transaction(let index, let error): "transactions[\(index)]: \(error)"
        }
    }
}
