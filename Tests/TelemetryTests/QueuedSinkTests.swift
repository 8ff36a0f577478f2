import Dispatch
import Synchronization
import Telemetry
import Testing

@Suite struct QueuedSinkTests {
    /// Takes batches only once it is allowed to.
    private final class SlowSink: EventSink {
        let mayGo = DispatchSemaphore(value: 0)
        let kept = CollectingSink()

        func receive(_ batch: EventBatch) {
            mayGo.wait()
            kept.receive(batch)
            mayGo.signal()
        }

        func finish(lost: UInt64) { kept.finish(lost: lost) }
    }

    /// The giver does not wait; the taker gets everything in order, and the end last.
    @Test func orderIsKeptAndNobodyWaits() {
        let slow = SlowSink()
        let queued = QueuedSink(slow)
        for number in UInt64(0)..<100 {
            queued.receive(EventBatch(events: [Event(timestamp: number, kind: .committed, worker: 0, block: 0)]))
        }
        #expect(slow.kept.received.batches.isEmpty)
        slow.mayGo.signal()
        queued.drain()
        #expect(slow.kept.received.events.map(\.timestamp) == Array(0..<100))
        #expect(slow.kept.received.finishes.isEmpty)
        queued.finish(lost: 3)
        #expect(slow.kept.received.finishes == [3])
    }
}
