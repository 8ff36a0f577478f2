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
    /// Nanoseconds that the last blocks took.
    package private(set) var latencies = BoundedHistory<UInt64>(capacity: 1_000)
    package private(set) var hotLocations = HotLocations()

    package init() {}

    /// Executions beyond the first one of each transaction.
    package var retries: UInt64 { executions - min(executions, transactions) }

    /// One pass over the block's events.
    mutating func add(_ block: OpenBlock) {
        var executedGas: UInt64 = 0
        var committedGas: UInt64 = 0
        var duration: UInt64?
        var locations: NamedLocations?
        for piece in block.pieces {
            for event in piece {
                switch event.kind {
                case .executionEnded:
                    executions += 1
                    executedGas &+= event.a
                case .committed:
                    transactions += 1
                    committedGas &+= event.a
                case .conflictFound:
                    conflicts += 1
                    let names = locations ?? NamedLocations(block.locations)
                    locations = names
                    if let location = names[UInt32(truncatingIfNeeded: event.a)] { hotLocations.add(location) }
                case .redoEnded: redos += 1
                case .blockEnded: duration = event.b
                default: break
                }
            }
        }
        blocks += 1
        gasUsed &+= committedGas
        wastedGas &+= executedGas - min(executedGas, committedGas)
        latencies.append(duration ?? block.duration)
    }

    /// Of the last blocks; nil before the first.
    package func latency(percentile: Int) -> UInt64? {
        Figures.percentile(percentile, of: latencies.indices.compactMap { latencies[$0] }.sorted())
    }
}
