import Telemetry

/// A block whose end has not come yet.
struct OpenBlock: Sendable {
    var description: BlockDescription
    var events: [Event] = []
    var locations: [LocationNames.Entry] = []
    var values: [ConflictValues.Entry] = []
    /// Told after the end, but it may come before the last events.
    var shards: ShardReport?
    var dropped = 0
    /// Its `blockEnded` has come.
    var hasEnded = false
    var commits = 0
    private var begin: UInt64?
    /// Of the last event but the block's end and what is reported after it was over.
    private var lastTime: UInt64 = 0
    private var end: UInt64?

    /// Nanoseconds from its first event to its end, as on its timeline.
    var duration: UInt64 {
        let begin = begin ?? 0
        return max(end ?? 0, lastTime - min(begin, lastTime))
    }

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
        case .blockEnded:
            hasEnded = true
            // Reported some time after the last commit; it says how long the block took.
            end = min(event.b, event.timestamp - min(begin ?? 0, event.timestamp))
        default: break
        }
        switch event.kind {
        // On the timeline they stand at the ends of their executions, whatever is lost of those.
        case .readRecorded, .writeRecorded: break
        case .blockEnded: begin = min(begin ?? .max, event.timestamp)
        default:
            begin = min(begin ?? .max, event.timestamp)
            lastTime = max(lastTime, event.timestamp)
        }
        let isPossible = event.txIndex < Self.transactionLimit || event.txIndex == Event.noTransaction
        guard isPossible, events.count < limit || event.kind == .blockEnded else {
            dropped += 1
            return
        }
        events.append(event)
    }

    func timeline(workers: Int) -> BlockTimeline {
        BlockTimeline(
            description, events: events, locations: locations, values: values, workers: workers, dropped: dropped)
    }
}
