import Synchronization
import Telemetry

/// Keeps everything it receives.
final class CollectingSink: EventSink {
    struct Received {
        var batches: [EventBatch] = []
        /// The losses that each `finish` stated.
        var finishes: [UInt64] = []

        var events: [Event] { batches.flatMap(\.events) }
    }

    private let state = Mutex(Received())

    var received: Received { state.withLock { $0 } }

    func receive(_ batch: EventBatch) {
        state.withLock { $0.batches.append(batch) }
    }

    func finish(lost: UInt64) {
        state.withLock { $0.finishes.append(lost) }
    }
}
