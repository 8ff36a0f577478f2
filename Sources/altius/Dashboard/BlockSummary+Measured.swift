import Dashboard
import Execution
import Telemetry

extension BlockSummary {
    /// - Parameters:
    ///   - name: of the folder or file.
    ///   - shards: what the shards of the state did, where it is in shards.
    init(_ measured: MeasuredBlock, _ shards: ShardReport? = nil, name: String) {
        let verification = measured.verification
        self.init(
            number: measured.block.header.number, name: name, fork: measured.fork.name, executor: measured.executor,
            transactions: measured.block.transactions.count, gasUsed: measured.outcome.gasUsed,
            nanoseconds: measured.nanoseconds,
            verification: verification.items(isRootVerified: shards?.isRootVerified),
            difference: verification.firstDifference?.description, shards: shards.map(ShardTotals.init))
    }
}
