import Chain
import Primitives
import State

/// What executing a block gave.
package struct BlockOutcome: Sendable {
    /// In transaction order.
    package var receipts: [Receipt]
    package var gasUsed: UInt64
    package var blobGasUsed: UInt64
    /// The union of the receipts' filters.
    package var logsBloom: Bloom
    package var stateChange: StateChange
    /// From the first transaction's start to the last one's commit. Differs from run to run, as `lastCommit` does, unlike everything else
    /// here.
    package var executionNanoseconds: UInt64
    /// When the last transaction was committed. What the executor does afterwards, to put the outcome together, comes later.
    package var lastCommit: ContinuousClock.Instant
    package var conflicts: ConflictReport

    package init(
        receipts: [Receipt], gasUsed: UInt64, blobGasUsed: UInt64, logsBloom: Bloom, stateChange: StateChange,
        executionNanoseconds: UInt64, lastCommit: ContinuousClock.Instant, conflicts: ConflictReport
    ) {
        self.receipts = receipts
        self.gasUsed = gasUsed
        self.blobGasUsed = blobGasUsed
        self.logsBloom = logsBloom
        self.stateChange = stateChange
        self.executionNanoseconds = executionNanoseconds
        self.lastCommit = lastCommit
        self.conflicts = conflicts
    }
}
