import Synchronization
import Telemetry

/// Keeps events until somebody takes them.
final class EventBuffer: EventSink {
    private let events = Mutex<[Event]>([])

    func receive(_ batch: EventBatch) {
        events.withLock { $0 += batch.events }
    }

    func finish(lost: UInt64) {}

    func take() -> [Event] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
