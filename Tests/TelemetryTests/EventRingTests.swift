import Dispatch
import Synchronization
import Telemetry
import Testing

@Suite struct EventRingTests {
    private func drained(_ ring: EventRing) -> [UInt64] {
        var events: [Event] = []
        ring.drain(into: &events)
        return events.map(\.a)
    }

    @Test func capacityIsTheNextPowerOfTwo() {
        for (asked, given) in [(1, 1), (2, 2), (3, 4), (1000, 1024), (1024, 1024), (1025, 2048)] {
            #expect(EventRing(minimumCapacity: asked, worker: 0).capacity == given)
        }
    }

    /// Full means dropped and counted; what is there stays, and after a drain there is room again.
    @Test(arguments: [1, 2, 8]) func dropsWhatDoesNotFit(capacity: Int) {
        let ring = EventRing(minimumCapacity: capacity, worker: 0)
        let recorder = Recorder(ring)
        var next: UInt64 = 0
        var lost: UInt64 = 0
        for round in 0..<20 {
            let first = next
            for _ in 0..<round {
                recorder.record(.committed, next)
                next += 1
            }
            #expect(drained(ring) == Array(first..<first + UInt64(min(round, capacity))))
            lost += UInt64(max(0, round - capacity))
            #expect(ring.lost == lost)
        }
        #expect(drained(ring) == [])
    }

    @Test func recordsAllFields() throws {
        let ring = EventRing(minimumCapacity: 8, worker: 513)
        let recorder = Recorder(ring)
        #expect(recorder.isOn)
        recorder.enterBlock(0xfedc_ba98)
        recorder.record(.executionEnded, txIndex: 0x1234_5678, incarnation: 254, .max, 3)
        let copy = recorder
        copy.recordAtSameInstant(.readRecorded, txIndex: 9, incarnation: 1, 10, 11)
        recorder.record(.blockEnded)
        var events: [Event] = []
        ring.drain(into: &events)
        try #require(events.count == 3)
        let time = events[0].timestamp
        #expect(
            events[0]
                == Event(
                    timestamp: time, kind: .executionEnded, worker: 513, block: 0xfedc_ba98, txIndex: 0x1234_5678,
                    incarnation: 254, a: .max, b: 3))
        #expect(
            events[1]
                == Event(
                    timestamp: time, kind: .readRecorded, worker: 513, block: 0xfedc_ba98, txIndex: 9, incarnation: 1,
                    a: 10, b: 11))
        #expect(events[2].txIndex == Event.noTransaction)
        #expect(events[2].timestamp > time)
    }

    @Test func leavesOutKindsNotWanted() {
        let ring = EventRing(minimumCapacity: 64, worker: 0, kinds: .withoutAccesses)
        let recorder = Recorder(ring)
        for kind in EventKind.allCases {
            recorder.record(kind)
            #expect(recorder.records(kind) == ![.readRecorded, .writeRecorded].contains(kind))
        }
        var events: [Event] = []
        ring.drain(into: &events)
        #expect(events.map(\.kind) == EventKind.allCases.filter(recorder.records))
        #expect(ring.lost == 0)
    }

    @Test func offRecordsNothing() {
        #expect(!Recorder.off.isOn)
        #expect(!Recorder.off.records(.committed))
        Recorder.off.enterBlock(1)
        Recorder.off.record(.committed)
        Recorder.off.recordAtSameInstant(.committed)
    }

    /// Producer and consumer at full speed. Large enough: nothing is lost. Too small: what is lost is counted exactly,
    /// what arrives is whole and in order.
    @Test(arguments: [1 << 21, 256, 1]) func twoThreads(capacity: Int) {
        let total = 2_000_000
        let ring = EventRing(minimumCapacity: capacity, worker: 3)
        let isDone = Atomic(false)
        let received = Mutex<[Event]>([])
        onThreads(2) { thread in
            if thread == 0 {
                let recorder = Recorder(ring)
                for number in 0..<UInt64(total) {
                    recorder.record(
                        .validated, txIndex: UInt32(truncatingIfNeeded: number),
                        incarnation: UInt8(truncatingIfNeeded: number), number, ~number)
                }
                isDone.store(true, ordering: .releasing)
            } else {
                received.withLock { events in
                    while !isDone.load(ordering: .acquiring) { ring.drain(into: &events) }
                    ring.drain(into: &events)
                }
            }
        }
        let events = received.withLock { $0 }
        #expect(UInt64(events.count) + ring.lost == UInt64(total))
        if capacity >= total { #expect(ring.lost == 0) }
        var torn = 0
        var disordered = 0
        for (index, event) in events.enumerated() {
            let isWhole =
                event.b == ~event.a && event.txIndex == UInt32(truncatingIfNeeded: event.a)
                && event.incarnation == UInt8(truncatingIfNeeded: event.a) && event.worker == 3
            if !isWhole { torn += 1 }
            if index > 0, event.a <= events[index - 1].a { disordered += 1 }
        }
        #expect(torn == 0)
        #expect(disordered == 0)
    }
}
