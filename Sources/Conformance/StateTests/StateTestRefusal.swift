import Execution
import State

/// Why a state test's transaction did not run.
enum StateTestRefusal: Error, CustomStringConvertible {
    /// Its fields or its wire form are those of no transaction.
    case malformed(StateTestFault)
    /// It breaks a rule.
    case refused(ExecutionError)

    /// The names of rules in the official suites (execution-spec-tests' `TransactionException`). A name that is not here is no
    /// rule that a state test up to Cancun can break.
    private static let rules: [String: [InvalidBlock.Rule]] = [
        "GASLIMIT_PRICE_PRODUCT_OVERFLOW": [.transaction(.cost)],
        "GAS_ALLOWANCE_EXCEEDED": [.blockGasLimit, .transaction(.gasLimit)],
        "INITCODE_SIZE_EXCEEDED": [.transaction(.initcodeSize)],
        "INSUFFICIENT_ACCOUNT_FUNDS": [.transaction(.funds)],
        "INSUFFICIENT_MAX_FEE_PER_BLOB_GAS": [.transaction(.blobFee)],
        "INSUFFICIENT_MAX_FEE_PER_GAS": [.transaction(.fee)],
        "INTRINSIC_GAS_TOO_LOW": [.transaction(.intrinsicGas)],
        "NONCE_IS_MAX": [.transaction(.nonce)],
        "PRIORITY_GREATER_THAN_MAX_FEE_PER_GAS": [.transaction(.priorityFee)],
        "SENDER_NOT_EOA": [.transaction(.senderHasCode)],
        "TYPE_3_TX_BLOB_COUNT_EXCEEDED": [.transaction(.blobCount), .blobGasLimit],
        "TYPE_3_TX_CONTRACT_CREATION": [.transaction(.blobRecipient)],
        "TYPE_3_TX_INVALID_BLOB_VERSIONED_HASH": [.transaction(.blobVersion)],
        "TYPE_3_TX_PRE_FORK": [.transaction(.kind)],
        "TYPE_3_TX_ZERO_BLOBS": [.transaction(.blobCount)],
    ]

    /// Whether this is what a file's `expectException` asks for: one name, or several between bars of which any will do.
    func agrees(with exception: String) -> Bool {
        exception.split(separator: "|").contains { agrees(withName: $0) }
    }

    private func agrees(withName fullName: Substring) -> Bool {
        let name = String(fullName.split(separator: ".").last ?? fullName)
        switch self {
        case .malformed: return name.hasPrefix("RLP_") || name == "TYPE_3_TX_CONTRACT_CREATION"
        case .refused(.invalid(let invalid)): return Self.rules[name]?.contains(invalid.rule) ?? false
        case .refused(.missingCode): return false
        }
    }

    var description: String {
        switch self {
        case .malformed(let fault): fault.description
        case .refused(let error): error.description
        }
    }
}
