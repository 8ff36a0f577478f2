import Dispatch

/// Hands batches on to another sink on a thread of its own, so that a slow one (a trace is compressed as it is written) does
/// not keep the collector from emptying the rings. What waits takes memory: 40 bytes per event.
package final class QueuedSink: EventSink {
    private let sink: any EventSink
    private let queue = DispatchQueue(label: "telemetry sink")

    package init(_ sink: any EventSink) {
        self.sink = sink
    }

    package func receive(_ batch: EventBatch) {
        queue.async { [sink] in sink.receive(batch) }
    }

    /// Returns when the other sink has had everything.
    package func finish(lost: UInt64) {
        queue.sync { sink.finish(lost: lost) }
    }

    /// Waits until the other sink has had what this one received before. Not to be called by a sink.
    package func drain() {
        queue.sync {}
    }
}
