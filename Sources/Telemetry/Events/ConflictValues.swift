import Primitives

/// What the failed reads of one block observed, and what they should have: values are too wide for an event's payload.
package struct ConflictValues: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        /// The transaction that read, and which of its executions.
        package var txIndex: UInt32
        package var incarnation: UInt8
        /// An ID of the block's `LocationNames`.
        package var location: UInt32
        /// The version that should have been read.
        package var version: RecordedVersion
        /// Code is told by its hash.
        package var observed: UInt256
        package var actual: UInt256

        package init(
            txIndex: UInt32, incarnation: UInt8, location: UInt32, version: RecordedVersion, observed: UInt256,
            actual: UInt256
        ) {
            self.txIndex = txIndex
            self.incarnation = incarnation
            self.location = location
            self.version = version
            self.observed = observed
            self.actual = actual
        }
    }

    /// Position of the block in the run or stream.
    package var block: UInt32
    /// By transaction, then in the order of the events that reported them.
    package var entries: [Entry]

    package init(block: UInt32, entries: [Entry]) {
        self.block = block
        self.entries = entries
    }
}
