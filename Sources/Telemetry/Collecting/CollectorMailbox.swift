import Dispatch

/// What other threads leave for the collector, a few times per block at most.
struct CollectorMailbox: Sendable {
    var blocks: [BlockDescription] = []
    var locationNames: [LocationNames] = []
    var conflictValues: [ConflictValues] = []
    var shardReports: [ShardReport] = []
    var results: [BlockResult] = []
    /// Rings made since the collector last looked.
    var newRings: [EventRing] = []
    var newSinks: [any EventSink] = []
    var removedSinks: [any EventSink] = []
    /// To signal once all that was recorded before has been delivered.
    var flushes: [DispatchSemaphore] = []
    var stops = false

    /// Whether a thread waits for everything to be delivered.
    var isPressing: Bool { stops || !flushes.isEmpty || !removedSinks.isEmpty }

    /// Empties the mailbox.
    mutating func take() -> CollectorMailbox {
        var taken = CollectorMailbox()
        swap(&self, &taken)
        stops = taken.stops
        return taken
    }
}
