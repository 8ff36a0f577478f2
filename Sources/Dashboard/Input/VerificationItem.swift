/// One figure of an executed block against what the block file says it must be.
package struct VerificationItem: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable {
        case matched
        case mismatched
        /// The block file does not say.
        case nothingToCompare
    }

    /// "gasUsed", "logsBloom", "receiptsRoot", "postState" or "stateRoot"; others are shown by their own name.
    package var name: String
    package var verdict: Verdict

    package init(name: String, verdict: Verdict) {
        self.name = name
        self.verdict = verdict
    }

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
