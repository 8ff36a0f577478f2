/// One figure of an executed block against what the block file says it must be.
package struct VerificationItem: Hashable, Sendable {
    /// The raw values are those of trace files.
    package enum Verdict: UInt8, Sendable {
        case matched = 0
        case mismatched = 1
        /// The block file does not say.
        case nothingToCompare = 2
    }

    /// "gasUsed", "logsBloom", "receiptsRoot", "postState" or "stateRoot"; anything else is shown as it is.
    package var name: String
    package var verdict: Verdict

    package init(name: String, verdict: Verdict) {
        self.name = name
        self.verdict = verdict
    }
}
