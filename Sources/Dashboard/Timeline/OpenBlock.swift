import Telemetry

/// A block whose end has not come yet.
struct OpenBlock: Sendable {
    var description: BlockDescription
    /// Its events as they came, in pieces that are not copied: a fast run has more of them than there is time to move about.
    private(set) var pieces: [ArraySlice<Event>] = []
    private(set) var eventCount = 0
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

    /// Takes in events of this block that came one after the other.
    ///
    /// - Parameter limit: events of the block to keep; its end is kept in any case.
    mutating func add(_ run: ArraySlice<Event>, limit: Int) {
        var areAllPossible = true
        for event in run {
            note(event)
            areAllPossible = areAllPossible && Self.isPossible(event)
        }
        if areAllPossible, eventCount + run.count <= limit { return keep(run) }
        var room = max(0, limit - eventCount)
        let kept = run.filter { event in
            guard Self.isPossible(event) else { return false }
            if event.kind == .blockEnded { return true }
            room -= 1
            return room >= 0
        }
        dropped += run.count - kept.count
        keep(kept[...])
    }

    private mutating func keep(_ run: ArraySlice<Event>) {
        guard !run.isEmpty else { return }
        pieces.append(run)
        eventCount += run.count
    }

    private static func isPossible(_ event: Event) -> Bool {
        event.txIndex < transactionLimit || event.txIndex == .max
    }

    private mutating func note(_ event: Event) {
        switch event.kind {
        // On the timeline they stand at the ends of their executions, whatever is lost of those.
        case .readRecorded, .writeRecorded: return
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
        begin = min(begin ?? .max, event.timestamp)
        if event.kind != .blockEnded { lastTime = max(lastTime, event.timestamp) }
    }

    func timeline(workers: Int) -> BlockTimeline {
        BlockTimeline(
            description, events: Array(pieces.joined()), locations: locations, values: values, workers: workers,
            dropped: dropped)
    }
}
