import Chain
import Primitives

/// Why a block must not contain a transaction at its place: one of the rules that hold before execution.
package struct InvalidTransaction: Error, Equatable {
    package let rule: Rule
    /// What the rule asks for, for people.
    package let expected: String
    package let found: String

    package enum Rule: String, Sendable {
        case kind = "transaction type"
        case replayProtection = "replay protection"
        case chainID = "chain id"
        case signature = "signature"
        case nonce = "nonce"
        case funds = "sender's balance"
        case senderHasCode = "sender's code"
        case gasLimit = "gas limit"
        case intrinsicGas = "gas for the transaction itself"
        case cost = "gas limit times fee"
        case fee = "fee per gas"
        case priorityFee = "priority fee per gas"
        case initcodeSize = "initcode size"
        case blobRecipient = "recipient of a blob transaction"
        case blobCount = "number of blobs"
        case blobVersion = "blob hash"
        case blobFee = "fee per blob gas"
    }

    package init(_ rule: Rule, expected: String, found: String) {
        self.rule = rule
        self.expected = expected
        self.found = found
    }

    /// From a rule that needs no state.
    package init(_ invalidity: TransactionInvalidity) {
        switch invalidity {
        case .unsupportedKind(let kind):
            self.init(.kind, expected: "a type that the fork knows", found: "\(kind.rawValue)")
        case .replayProtectionTooEarly:
            self.init(.replayProtection, expected: "no chain id before EIP-155", found: "one")
        case .wrongChain(let expected, let found): self.init(.chainID, expected: "\(expected)", found: "\(found)")
        case .highS:
            self.init(.signature, expected: "s in the lower half of the curve order (EIP-2)", found: "the upper half")
        case .nonceTooHigh: self.init(.nonce, expected: "less than 2^64 - 1 (EIP-2681)", found: "\(UInt64.max)")
        case .gasLimitBelowIntrinsic(let intrinsic, let limit):
            self.init(.intrinsicGas, expected: "a gas limit of at least \(intrinsic)", found: "\(limit)")
        case .costOverflow: self.init(.cost, expected: "less than 2^256 wei", found: "more")
        case .priorityFeeAboveMaxFee:
            self.init(.priorityFee, expected: "at most the maximum fee per gas", found: "more")
        case .initcodeTooLarge(let limit, let found):
            self.init(.initcodeSize, expected: "at most \(limit) bytes", found: "\(found)")
        case .blobCreation: self.init(.blobRecipient, expected: "an address (EIP-4844)", found: "none")
        case .blobCount(let limit, let found): self.init(.blobCount, expected: "1 to \(limit)", found: "\(found)")
        case .blobHashVersion(let hash):
            self.init(.blobVersion, expected: "a hash of version 1 (EIP-4844)", found: "\(hash)")
        }
    }
}

extension InvalidTransaction: CustomStringConvertible {
    package var description: String { "\(rule.rawValue): expected \(expected), found \(found)" }
}
