import Dashboard
import Execution

extension BlockSummary {
    /// - Parameter name: of the folder or file.
    init(_ measured: MeasuredBlock, name: String) {
        let verification = measured.verification
        let checks = [
            ("gasUsed", verification.gasUsed), ("logsBloom", verification.logsBloom),
            ("receiptsRoot", verification.receiptsRoot), ("postState", verification.postState),
        ]
        self.init(
            number: measured.block.header.number, name: name, fork: measured.fork.name, executor: measured.executor,
            transactions: measured.block.transactions.count, gasUsed: measured.outcome.gasUsed,
            nanoseconds: measured.nanoseconds,
            verification: checks.map { VerificationItem(name: $0.0, verdict: .init($0.1)) },
            difference: verification.firstDifference?.description)
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
