import Telemetry

/// A block whose end has not come yet.
struct OpenBlock: Sendable {
    var description: BlockDescription
    var events: [Event] = []
    var locations: [LocationNames.Entry] = []
    var values: [ConflictValues.Entry] = []
    /// Usually told after the end.
    var shards: ShardReport?
    var dropped = 0
    /// Its `blockEnded` has come.
    var hasEnded = false
    var commits = 0

    /// Transactions from here on cannot be in a block: an event that names one is damaged.
    static let transactionLimit: UInt32 = 1 << 20

    /// Before anything but an event is known of it.
    init(ordinal: UInt32) {
        description = BlockDescription(ordinal: ordinal, number: 0, name: "", transactionCount: 0)
    }

    mutating func add(_ event: Event, limit: Int) {
        switch event.kind {
        case .blockBegan:
            description.number = event.b
            description.transactionCount = min(
                UInt32(clamping: max(event.a, UInt64(description.transactionCount))), Self.transactionLimit)
        case .committed: commits += 1
        case .blockEnded: hasEnded = true
        default: break
        }
        let isPossible = event.txIndex < Self.transactionLimit || event.txIndex == Event.noTransaction
        guard isPossible, events.count < limit || event.kind == .blockEnded else {
            dropped += 1
            return
        }
        events.append(event)
    }

    func timeline(workers: Int) -> BlockTimeline {
        var timeline = BlockTimeline(
            description, events: events, locations: locations, values: values, workers: workers, dropped: dropped)
        timeline.shards = shards
        return timeline
    }
}
