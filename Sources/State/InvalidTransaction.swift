import Primitives

/// Why a block must not contain a transaction at its place: one of the rules that hold before execution.
package struct InvalidTransaction: Error, Equatable {
    package let rule: Rule
    /// What the rule asks for, for people.
    package let expected: String
    package let found: String

    package enum Rule: String, Sendable {
        case kind = "transaction type"
        case chainID = "chain id"
        case nonce = "nonce"
        case funds = "sender's balance"
        case gasLimit = "gas limit"
        case intrinsicGas = "gas for the transaction itself"
        case fee = "fee per gas"
        case priorityFee = "priority fee"
        case initcodeSize = "initcode size"
        case senderHasCode = "sender's code"
        case blobCount = "number of blobs"
        case blobVersion = "blob hash version"
        case blobFee = "fee per blob gas"
        case blobRecipient = "recipient of a blob transaction"
        case signature = "signature"
    }

    package init(_ rule: Rule, expected: String, found: String) {
        self.rule = rule
        self.expected = expected
        self.found = found
    }
}

extension InvalidTransaction: CustomStringConvertible {
    package var description: String { "\(rule.rawValue): expected \(expected), found \(found)" }
}
