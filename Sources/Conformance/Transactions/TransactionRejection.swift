import Chain

/// Why a transaction was refused, and which of the suite's exception names say the same.
enum TransactionRejection: CustomStringConvertible {
    case malformed(TransactionDecodingError)
    case invalid(TransactionInvalidity)

    var description: String {
        switch self {
        case .malformed(let error): "\(error)"
        case .invalid(let error): "\(error)"
        }
    }

    /// Whether `exception` is a name for this rejection. Several are, where the suite names details that are one error here.
    func isNamed(_ exception: String) -> Bool {
        let prefix = "TransactionException."
        guard exception.hasPrefix(prefix) else { return false }
        return names.contains { name in
            // A star stands for the rest of a family of names.
            name.last == "*"
                ? exception.dropFirst(prefix.count).hasPrefix(name.dropLast()) : exception == prefix + name
        }
    }

    private var names: [String] {
        switch self {
        case .malformed(let error): Self.names(error)
        case .invalid(let error): Self.names(error)
        }
    }

    private static func names(_ error: TransactionDecodingError) -> [String] {
        switch error {
        case .empty: ["RLP_*"]
        // The suite's authors read the bytes by the fork's rules; here the form is read first, then the fork asked.
        case .unknownKind: ["RLP_*", "TYPE_NOT_SUPPORTED"]
        case .malformed(let field, _):
            switch field {
            case "to": ["RLP_*", "TYPE_NOT_SUPPORTED", "ADDRESS_TOO_LONG", "ADDRESS_TOO_SHORT"]
            case "nonce": ["RLP_*", "TYPE_NOT_SUPPORTED", "NONCE_OVERFLOW"]
            case "gasLimit": ["RLP_*", "TYPE_NOT_SUPPORTED", "GASLIMIT_OVERFLOW"]
            case "gasPrice", "maxFeePerGas": ["RLP_*", "TYPE_NOT_SUPPORTED", "GASPRICE_OVERFLOW"]
            case "maxPriorityFeePerGas": ["RLP_*", "TYPE_NOT_SUPPORTED", "PRIORITY_OVERFLOW"]
            case "value": ["RLP_*", "TYPE_NOT_SUPPORTED", "VALUE_OVERFLOW"]
            case "v", "r", "s", "yParity": ["RLP_*", "TYPE_NOT_SUPPORTED", "INVALID_SIGNATURE_VRS"]
            default: ["RLP_*", "TYPE_NOT_SUPPORTED"]
            }
        case .invalidV: ["INVALID_SIGNATURE_VRS", "INVALID_CHAINID"]
        case .invalidSignature: ["INVALID_SIGNATURE_VRS", "EC_RECOVERY_FAIL"]
        }
    }

    private static func names(_ error: TransactionInvalidity) -> [String] {
        switch error {
        case .unsupportedKind: ["TYPE_NOT_SUPPORTED"]
        case .replayProtectionTooEarly, .highS: ["INVALID_SIGNATURE_VRS"]
        case .wrongChain: ["INVALID_CHAINID"]
        case .nonceTooHigh: ["NONCE_TOO_BIG"]
        case .gasLimitBelowIntrinsic: ["INTRINSIC_GAS_TOO_LOW"]
        case .costOverflow: ["GASLIMIT_PRICE_PRODUCT_OVERFLOW"]
        case .priorityFeeAboveMaxFee: ["PRIORITY_GREATER_THAN_MAX_FEE_PER_GAS*"]
        case .initcodeTooLarge: ["INITCODE_SIZE_EXCEEDED"]
        case .blobCreation, .blobCount, .blobHashVersion: ["TYPE_3_TX_*"]
        }
    }
}
