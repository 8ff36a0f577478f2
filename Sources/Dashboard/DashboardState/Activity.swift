import Telemetry

/// Sums over every recorded block: how often transactions had to run again, and over what.
///
/// Memory is bounded: sums, the last thousand latencies, and the locations with most conflicts.
package struct Activity: Sendable {
    package private(set) var blocks = 0
    package private(set) var transactions: UInt64 = 0
    package private(set) var executions: UInt64 = 0
    package private(set) var conflicts: UInt64 = 0
    package private(set) var redos: UInt64 = 0
    package private(set) var gasUsed: UInt64 = 0
    /// Gas of executions that were thrown away.
    package private(set) var wastedGas: UInt64 = 0
    /// Nanoseconds from the beginning of a block to its last event, of the last blocks.
    package private(set) var latencies = BoundedHistory<UInt64>(capacity: 1_000)
    package private(set) var hotLocations = HotLocations()

    package init() {}

    /// Executions beyond the first one of each transaction.
    package var retries: UInt64 { executions - min(executions, transactions) }

    /// One pass over the kinds of the block's events.
    mutating func add(_ timeline: BlockTimeline) {
        let events = timeline.events
        var executedGas: UInt64 = 0
        var committedGas: UInt64 = 0
        for position in 0..<events.count {
            switch events.kind(position) {
            case .executionEnded:
                executions += 1
                executedGas &+= events[position].a
            case .committed:
                transactions += 1
                committedGas &+= events[position].a
            case .conflictFound:
                conflicts += 1
                if let location = timeline.location(UInt32(truncatingIfNeeded: events[position].a)) {
                    hotLocations.add(location)
                }
            case .redoEnded: redos += 1
            default: break
            }
        }
        blocks += 1
        gasUsed &+= committedGas
        wastedGas &+= executedGas - min(executedGas, committedGas)
        latencies.append(events.duration)
    }

    /// Of the last blocks; nil before the first.
    package func latency(percentile: Int) -> UInt64? {
        Figures.percentile(percentile, of: latencies.indices.compactMap { latencies[$0] }.sorted())
    }
}
