import Telemetry

extension VerificationItem {
    /// The name in one word, for a table.
    package var shortName: String {
        switch name {
        case "gasUsed": "gas"
        case "logsBloom": "bloom"
        case "receiptsRoot": "receipts"
        case "postState": "state"
        case "stateRoot": "root"
        default: name
        }
    }

    /// The name in everyday words, for a sentence.
    package var longName: String {
        switch name {
        case "gasUsed": "gas used"
        case "logsBloom": "logs bloom"
        case "receiptsRoot": "receipts root"
        case "postState": "post-state"
        case "stateRoot": "state root"
        default: name
        }
    }
}
