import Synchronization
import Telemetry

/// Keeps what a collector delivers until somebody takes it.
final class BatchBuffer: EventSink {
    private let batches = Mutex<[EventBatch]>([])

    func receive(_ batch: EventBatch) {
        batches.withLock { $0.append(batch) }
    }

    func finish(lost: UInt64) {}

    func take() -> [EventBatch] {
        batches.withLock { batches in
            defer { batches = [] }
            return batches
        }
    }
}
