import Dashboard
import Execution
import Telemetry

extension BlockSummary {
    /// - Parameters:
    ///   - name: of the folder or file.
    ///   - shards: what the shards of the state did, where it is in shards.
    init(_ measured: MeasuredBlock, _ shards: ShardReport? = nil, name: String) {
        let verification = measured.verification
        let checks = [
            ("gasUsed", verification.gasUsed), ("logsBloom", verification.logsBloom),
            ("receiptsRoot", verification.receiptsRoot), ("postState", verification.postState),
        ]
        let verdicts = checks.map { VerificationItem(name: $0.0, verdict: .init($0.1)) }
        let rootVerdict = shards?.isRootVerified.map {
            VerificationItem(name: "stateRoot", verdict: $0 ? .matched : .mismatched)
        }
        self.init(
            number: measured.block.header.number, name: name, fork: measured.fork.name, executor: measured.executor,
            transactions: measured.block.transactions.count, gasUsed: measured.outcome.gasUsed,
            nanoseconds: measured.nanoseconds,
            verification: verdicts + [rootVerdict].compactMap { $0 },
            difference: verification.firstDifference?.description, shards: shards.map(ShardTotals.init))
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
