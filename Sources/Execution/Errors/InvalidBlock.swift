import Primitives
import State

/// A rule that a block breaks. A block is executed whole or not at all.
package struct InvalidBlock: Error, Equatable {
    package enum Rule: Sendable, Equatable {
        /// A rule on one transaction and the state before it.
        case transaction(InvalidTransaction.Rule)
        /// The transaction's gas limit exceeds what the ones before left of the block's.
        case blockGasLimit
        /// The transaction's blobs exceed the block's blob gas (EIP-4844).
        case blobGasLimit
        /// The signature's signer is not the sender.
        case sender

        package var name: String {
            switch self {
            case .transaction(let rule): rule.rawValue
            case .blockGasLimit: "gas limit within the block"
            case .blobGasLimit: "blob gas of the block"
            case .sender: "sender"
            }
        }
    }

    /// The block's number.
    package let block: UInt64
    /// The transaction's index, where the rule is about one.
    package let transaction: Int?
    package let rule: Rule
    /// What the rule asks for, for people.
    package let expected: String
    package let found: String

    package init(block: UInt64, transaction: Int?, rule: Rule, expected: String, found: String) {
        self.block = block
        self.transaction = transaction
        self.rule = rule
        self.expected = expected
        self.found = found
    }

    package init(block: UInt64, transaction: Int, _ invalid: InvalidTransaction) {
        self.init(
            block: block, transaction: transaction, rule: .transaction(invalid.rule), expected: invalid.expected,
            found: invalid.found)
    }
}

extension InvalidBlock: CustomStringConvertible {
    package var description: String {
        let place = transaction.map { "block \(block), transaction \($0)" } ?? "block \(block)"
        return "\(place): \(rule.name): expected \(expected), found \(found)"
    }
}
