import Dispatch
import Foundation
import Primitives
import Synchronization
import Telemetry
import Testing

@Suite struct CollectorTests {
    /// Everything recorded before `stop` is there when it returns, in order of time and of each worker, and the sinks
    /// are finished once.
    @Test func deliversEverythingBeforeStopReturns() {
        let sink = CollectingSink()
        let collector = Collector(ringCapacity: 1 << 17, sinks: [sink])
        let recorders = (0..<4).map { collector.makeRecorder(worker: UInt16($0)) }
        onThreads(4) { worker in
            for number in 0..<UInt64(100_000) { recorders[worker].record(.validated, number) }
        }
        collector.stop()
        collector.stop()

        let received = sink.received
        #expect(received.finishes == [0])
        #expect(collector.lost == 0)
        let events = received.events
        #expect(events.count == 400_000)
        for worker in 0..<UInt16(4) {
            #expect(events.filter { $0.worker == worker }.map(\.a) == Array(0..<100_000))
        }
        let now = DispatchTime.now().uptimeNanoseconds
        #expect(events.allSatisfy { $0.timestamp < now + 5_000_000 && $0.timestamp + 120_000_000_000 > now })
        for batch in received.batches {
            #expect(zip(batch.events, batch.events.dropFirst()).allSatisfy { $0.timestamp <= $1.timestamp })
        }
    }

    @Test func countsLossesExactly() {
        let sink = CollectingSink()
        let collector = Collector(ringCapacity: 64, sinks: [sink])
        let recorders = (0..<3).map { collector.makeRecorder(worker: UInt16($0)) }
        onThreads(3) { worker in
            for number in 0..<UInt64(50_000) { recorders[worker].record(.validated, number) }
        }
        collector.stop()
        let received = sink.received
        #expect(collector.lost > 0)
        #expect(UInt64(received.events.count) + collector.lost == 150_000)
        #expect(received.finishes == [collector.lost])
        #expect(received.batches.last?.lost == collector.lost)
    }

    /// A block's description comes no later than its first event, its locations no later than its last.
    @Test func postsComeInTime() {
        let sink = CollectingSink()
        let collector = Collector(sinks: [sink])
        let recorder = collector.makeRecorder(worker: 0)
        let location = LocationDescription(address: .zero, field: .nonce)
        for ordinal in UInt32(0)..<400 {
            collector.post(BlockDescription(ordinal: ordinal, number: 7, name: "", transactionCount: 2))
            recorder.enterBlock(ordinal)
            recorder.record(.blockBegan, 2, 7)
            if ordinal % 40 == 0 { Thread.sleep(forTimeInterval: 0.006) }
            collector.post(LocationNames(block: ordinal, locations: [location]))
            collector.post(ConflictValues(block: ordinal, entries: []))
            recorder.record(.blockEnded)
        }
        collector.stop()

        var described: Set<UInt32> = []
        var named: Set<UInt32> = []
        var valued: Set<UInt32> = []
        var late = 0
        for batch in sink.received.batches {
            described.formUnion(batch.blocks.map(\.ordinal))
            named.formUnion(batch.locationNames.map(\.block))
            valued.formUnion(batch.conflictValues.map(\.block))
            for event in batch.events {
                let known = event.kind == .blockBegan ? described : named
                if !known.contains(event.block) { late += 1 }
                if event.kind == .blockEnded, !valued.contains(event.block) { late += 1 }
            }
        }
        #expect(late == 0)
        #expect(sink.received.events.count == 800)
        #expect(described.count == 400 && named.count == 400)
    }

    @Test func flushWaitsForDelivery() {
        let sink = CollectingSink()
        let collector = Collector(pollInterval: .seconds(3600), sinks: [sink])
        let recorder = collector.makeRecorder(worker: 0)
        for number in 1...50 {
            recorder.record(.validated)
            recorder.record(.committed)
            collector.flush()
            #expect(sink.received.events.count == 2 * number)
        }
        collector.stop()
        // To no effect.
        recorder.record(.committed)
        collector.flush()
        #expect(sink.received.events.count == 100)
    }

    @Test func sinksComeAndGo() {
        let collector = Collector()
        let recorder = collector.makeRecorder(worker: 0)
        recorder.record(.committed, 0)
        collector.flush()

        let sink = CollectingSink()
        collector.add(sink)
        collector.flush()
        recorder.record(.committed, 1)
        collector.remove(sink)
        #expect(sink.received.events.map(\.a) == [1])
        #expect(sink.received.finishes == [0])

        recorder.record(.committed, 2)
        collector.stop()
        #expect(sink.received.events.map(\.a) == [1])
        #expect(sink.received.finishes == [0])
    }

    /// Without `stop`: the collector's end is the end of its thread, and what was recorded is delivered.
    @Test func goingAwayStops() {
        let sink = CollectingSink()
        do {
            let collector = Collector(sinks: [sink])
            collector.makeRecorder(worker: 9).record(.committed)
        }
        #expect(sink.received.finishes == [0])
        #expect(sink.received.events.map(\.worker) == [9])
    }

    /// Events arrive without anyone asking, also after a long silence.
    @Test func arrivesByItself() {
        let sink = CollectingSink()
        let collector = Collector(pollInterval: .milliseconds(1), sinks: [sink])
        let recorder = collector.makeRecorder(worker: 0)
        for round in 1...2 {
            recorder.record(.committed)
            let deadline = DispatchTime.now() + .seconds(20)
            while sink.received.events.count < round && DispatchTime.now() < deadline {
                Thread.sleep(forTimeInterval: 0.001)
            }
            #expect(sink.received.events.count == round)
            // Long enough for the collector to look only now and then.
            Thread.sleep(forTimeInterval: 0.3)
        }
        collector.stop()
    }
}
