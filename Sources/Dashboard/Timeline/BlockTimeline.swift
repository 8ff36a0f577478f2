import Primitives
import Telemetry

/// One recorded block: its events by position, what they name, and an index over them that is built when a screen first asks.
///
/// Copies share their memory: about 20 bytes per event, and as much again once the index exists.
package struct BlockTimeline: Sendable {
    package let description: BlockDescription
    package let events: TimelineEvents
    /// Workers that the block had, those without events included, as far as is known.
    package let workers: Int
    /// Events of this block that were not kept, because there were too many.
    package let dropped: Int
    private let locations: NamedLocations
    private let values: [ConflictValues.Entry]
    private let memo = Memo<TimelineIndex>()
    private let graphMemo = Memo<DependencyGraph>()

    init(
        _ description: BlockDescription, events: [Event], locations: [LocationNames.Entry],
        values: [ConflictValues.Entry], workers: Int = 0, dropped: Int = 0
    ) {
        self.description = description
        self.events = TimelineEvents(events)
        self.dropped = dropped
        self.workers = workers
        self.locations = NamedLocations(locations)
        self.values = values
    }

    /// Transactions, executions, conflicts and so on of the block.
    package var index: TimelineIndex { memo.value { TimelineIndex(events, count: transactionCount, workers: workers) } }

    /// Who read from whom.
    package var graph: DependencyGraph {
        let index = index
        return graphMemo.value { DependencyGraph(index) }
    }

    /// Gives back the memory of what is derived.
    func forgetIndex() {
        memo.forget()
        graphMemo.forget()
    }

    /// Of the block, also where its description never came.
    package var transactionCount: Int { Int(min(description.transactionCount, OpenBlock.transactionLimit)) }

    /// What a location ID stands for; nil where the table did not come.
    /// - Complexity: O(log n).
    package func location(_ id: UInt32) -> LocationDescription? { locations[id] }

    /// What a failed read observed and should have; nil where the values did not come.
    package func values(transaction: Int, incarnation: Int, location: UInt32) -> (observed: UInt256, actual: UInt256)? {
        values.first {
            $0.txIndex == transaction && $0.incarnation == incarnation && $0.location == location
        }.map { ($0.observed, $0.actual) }
    }

    /// What is known of a transaction beforehand; nil where its description did not come or cannot be read.
    package func facts(_ transaction: Int) -> TransactionDescription? {
        guard description.transactions.indices.contains(transaction) else { return nil }
        return try? TransactionDescription(encoded: description.transactions[transaction])
    }
}
