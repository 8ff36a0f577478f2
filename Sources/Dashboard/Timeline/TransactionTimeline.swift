/// What became of one transaction: ranges and positions into the block's timeline.
package struct TransactionTimeline: Sendable, Equatable {
    /// Into `TimelineIndex.executions`, in order of time.
    package var executions: Range<Int> = 0..<0
    /// Into `TimelineIndex.conflicts`.
    package var conflicts: Range<Int> = 0..<0
    /// Into `TimelineIndex.dependencies`: what it read from others.
    package var dependencies: Range<Int> = 0..<0
    /// Position of its `committed`.
    package var commit: Int?
    /// Nanoseconds since the block's first event.
    package var commitTime: UInt64?
    /// Of the committed execution.
    package var gasUsed: UInt64 = 0
    /// Of executions that were thrown away, and the nanoseconds they took.
    package var wastedGas: UInt64 = 0
    package var wastedTime: UInt64 = 0

    package var isRetried: Bool { !conflicts.isEmpty || executions.count > 1 }
}
