import Execution
import Telemetry

extension BlockVerification {
    /// What was compared, as it is shown and recorded.
    ///
    /// - Parameter isRootVerified: whether the state root is the header's; `nil` where that is not known.
    func items(isRootVerified: Bool?) -> [VerificationItem] {
        let checks = [
            ("gasUsed", gasUsed), ("logsBloom", logsBloom), ("receiptsRoot", receiptsRoot), ("postState", postState),
        ]
        let items = checks.map { VerificationItem(name: $0.0, verdict: .init($0.1)) }
        let root = isRootVerified.map { VerificationItem(name: "stateRoot", verdict: $0 ? .matched : .mismatched) }
        return items + [root].compactMap { $0 }
    }
}

extension VerificationItem.Verdict {
    fileprivate init(_ check: Check) {
        switch check {
        case .passed: self = .matched
        case .failed: self = .mismatched
        case .notComparable: self = .nothingToCompare
        }
    }
}

extension BlockResult {
    /// - Parameter isRootVerified: as for `items`.
    init(block: UInt32, _ verification: BlockVerification, isRootVerified: Bool? = nil) {
        self.init(
            block: block,
            .checked(
                verification.items(isRootVerified: isRootVerified),
                difference: verification.firstDifference?.description))
    }
}
