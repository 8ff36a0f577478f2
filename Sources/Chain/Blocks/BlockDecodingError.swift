import Primitives

/// Why bytes are not a block.
public enum BlockDecodingError: Error, Hashable, Sendable {
    case malformed(RLPError)
    case transaction(index: Int, TransactionDecodingError)
}

extension BlockDecodingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let error): "block: \(error)"
        case .transaction(let index, let error): "transactions[\(index)]: \(error)"
        }
    }
}
