import Primitives

/// Why a block was not executed.
package enum ExecutionError: Error, Equatable {
    /// The block breaks a rule of its chain.
    case invalid(InvalidBlock)
    /// The state before the block refers to code that it does not hold.
    case missingCode(block: UInt64, transaction: Int, codeHash: Hash256)
}

extension ExecutionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .invalid(let invalid): invalid.description
        case .missingCode(let block, let transaction, let hash):
            "block \(block), transaction \(transaction): the pre-state lacks the code with hash \(hash)"
        }
    }
}
