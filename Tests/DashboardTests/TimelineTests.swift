import Dashboard
import Telemetry
import TestSupport
import Testing

/// What is read off a block's events, against the events themselves.
@Suite struct TimelineTests {
    private func timeline(_ batches: [EventBatch]) throws -> BlockTimeline {
        var recordings = Recordings()
        var numbers: [Int] = []
        for batch in batches { numbers += recordings.add(batch).map(\.recording) }
        let first = try #require(numbers.first)
        return try #require(recordings[first])
    }

    @Test func everyEventIsThereAsItCame() throws {
        let block = SampleBlock(count: 120)
        let timeline = try timeline([block.batch])
        #expect(timeline.events.count == block.events.count)
        for (position, event) in block.events.dropLast().enumerated() {
            #expect(timeline.events[position] == event)
        }
    }

    @Test func wideWordsAndLateEventsAreKept() throws {
        var random = SplitMix64(state: 5)
        var events = [Event(timestamp: 0, kind: .blockBegan, worker: 0, block: 3, a: 1, b: .max)]
        for index in 0..<400 {
            let words: [UInt64] = [
                0, .max, .max - 1, UInt64(UInt32.max), UInt64(UInt32.max) - 1, 1 << 40, random.next(),
            ]
            events.append(
                Event(
                    timestamp: UInt64(index), kind: .validated, worker: 1, block: 3, txIndex: 0,
                    a: words[index % 7], b: words[(index / 7) % 7]))
        }
        let sorted = events + [Event(timestamp: 400, kind: .blockEnded, worker: 0, block: 3, a: 9, b: 400)]
        // The late ones come in pairs, the later one first.
        for index in stride(from: 10, to: 300, by: 20) { events.swapAt(index, index + 1) }
        let shuffled = events + [sorted[401]]
        let timeline = try timeline([EventBatch(events: shuffled)])
        for (position, event) in sorted.enumerated() { #expect(timeline.events[position] == event) }
    }

    @Test func readsAndWritesStandWithTheirExecutionThoughTheyAreReportedWhenTheBlockIsOver() throws {
        let block = SampleBlock(count: 60)
        let isAccess: (Event) -> Bool = { $0.kind == .readRecorded || $0.kind == .writeRecorded }
        let end = try #require(block.batch.events.last)
        var late = block.batch
        late.events = block.batch.events.dropLast().filter { !isAccess($0) }
        for worker in 0..<4 {
            for var access in block.batch.events where isAccess(access) && Int(access.worker) == worker {
                access.timestamp = end.timestamp
                late.events.append(access)
            }
        }
        late.events.append(end)
        let (expected, found) = (try timeline([block.batch]), try timeline([late]))
        #expect(found.events.count == expected.events.count && expected.events.count > 600)
        for position in 0..<expected.events.count {
            #expect(found.events[position] == expected.events[position])
        }
    }

    @Test func readsOfExecutionsWhoseEndWasLostStandBeforeTheBlocksEnd() throws {
        let events = [
            Event(timestamp: 10, kind: .blockBegan, worker: 0, block: 0, a: 1, b: 7),
            Event(timestamp: 90, kind: .readRecorded, worker: 0, block: 0, txIndex: 0, a: 1),
            Event(timestamp: 100, kind: .blockEnded, worker: 0, block: 0, a: 21_000, b: 40),
        ]
        let timeline = try timeline([EventBatch(events: events)])
        #expect((0..<3).map { timeline.events.kind($0) } == [.blockBegan, .readRecorded, .blockEnded])
        #expect((0..<3).map { timeline.events.time($0) } == [0, 0, 40])
    }

    @Test func aBlockEndsWithItsExecutionNotWithItsReport() throws {
        let events = [
            Event(timestamp: 1_000, kind: .blockBegan, worker: 0, block: 0, a: 1, b: 7),
            Event(timestamp: 5_000, kind: .committed, worker: 0, block: 0, txIndex: 0, a: 21_000, b: 1),
            Event(timestamp: 90_000, kind: .blockEnded, worker: 0, block: 0, a: 21_000, b: 4_500),
        ]
        #expect(try timeline([EventBatch(events: events)]).events.duration == 4_500)
    }

    @Test(arguments: [1, 7, 100]) func piecesMakeTheSameBlock(size: Int) throws {
        let block = SampleBlock(count: 60)
        let whole = try timeline([block.batch])
        let pieces = try timeline(block.batches(of: size))
        #expect(whole.description == pieces.description)
        #expect(whole.index.executions == pieces.index.executions)
        #expect(whole.index.conflicts == pieces.index.conflicts)
        #expect(whole.index.lanes == pieces.index.lanes)
        #expect(whole.location(2) == pieces.location(2) && whole.location(2) != nil)
    }

    @Test func conflictsAndRetriesAreThoseOfTheEvents() throws {
        let block = SampleBlock()
        let index = try timeline([block.batch]).index
        let failed = block.events.filter { $0.kind == .conflictFound }
        #expect(!failed.isEmpty)
        #expect(index.conflicts.map(\.transaction).sorted() == failed.map { Int($0.txIndex) }.sorted())
        #expect(index.retried == Set(failed.map { Int($0.txIndex) }).sorted())
        let executed = block.events.filter { $0.kind == .executionEnded }.reduce(0) { $0 + $1.a }
        let committed = block.events.filter { $0.kind == .committed }.reduce(0) { $0 + $1.a }
        #expect(index.wastedGas == executed - committed)
        #expect(index.committedGas.last == committed)
        #expect(index.hotLocations.reduce(0) { $0 + $1.conflicts } == failed.count)
        #expect(zip(index.hotLocations, index.hotLocations.dropFirst()).allSatisfy { $0.conflicts >= $1.conflicts })
    }

    /// The state at any position, by binary search, is what counting from the beginning gives.
    @Test func everyPositionIsWhatReplayingGives() throws {
        let block = SampleBlock(count: 60)
        let timeline = try timeline([block.batch])
        let index = timeline.index
        var states = [TransactionState](repeating: .waiting, count: 60)
        var (commits, conflicts, gas): (Int, Int, UInt64) = (0, 0, 0)
        var last: [Int: Int] = [:]
        for position in 0..<timeline.events.count {
            let event = timeline.events[position]
            let transaction = Int(event.txIndex)
            last[Int(event.worker)] = position
            switch event.kind {
            case .executionBegan:
                states[transaction] = .executing(incarnation: Int(event.incarnation), worker: Int(event.worker))
            case .executionEnded: states[transaction] = .ranAhead
            case .conflictFound:
                states[transaction] = .failed
                conflicts += 1
            case .committed:
                states[transaction] = .final
                commits += 1
                gas += event.a
            default: break
            }
            #expect(index.commits(at: position + 1) == commits)
            #expect(index.conflicts(at: position + 1) == conflicts)
            #expect(index.gas(at: position + 1) == gas)
            if event.txIndex != Event.noTransaction {
                #expect(index.state(of: transaction, at: position + 1) == states[transaction])
            }
            for (worker, lane) in index.lanes.enumerated() {
                #expect(lane.lastEvent(before: position + 1) == last[worker])
            }
        }
        #expect((0..<60).allSatisfy { index.state(of: $0, at: 0) == .waiting })
    }

    @Test func spansOfAWorkerDoNotOverlap() throws {
        let timeline = try timeline([SampleBlock(count: 300, workers: 6).batch])
        for lane in timeline.index.lanes {
            #expect(!lane.spans.isEmpty)
            #expect(lane.spans.allSatisfy { $0.start < $0.end })
            #expect(zip(lane.spans, lane.spans.dropFirst()).allSatisfy { $0.end <= $1.start })
            let whole = lane.time(from: 0, to: timeline.events.duration)
            let half = timeline.events.duration / 2
            let parts = [lane.time(from: 0, to: half), lane.time(from: half, to: timeline.events.duration)]
            for activity in WorkerSpan.Activity.allCases {
                #expect(parts.reduce(0) { $0 + ($1[activity] ?? 0) } == whole[activity] ?? 0)
            }
            #expect(whole.values.reduce(0, +) <= timeline.events.duration)
        }
        let again = timeline.index.lanes.flatMap(\.spans).filter { $0.activity == .again }.count
        #expect(again == timeline.index.executions.filter { $0.incarnation > 0 }.count && again > 0)
    }

    @Test func workersWithoutEventsAreThereToo() throws {
        var recordings = Recordings()
        recordings.workers = 8
        let number = try #require(recordings.add(SampleBlock(count: 5, workers: 2).batch).first).recording
        #expect(recordings[number]?.index.lanes.count == 8)
    }

    @Test func damagedEventsDoNoHarm() throws {
        var random = SplitMix64(state: 77)
        for round in 0..<200 {
            var events = (0..<60).map { _ in
                Event(
                    timestamp: random.next() >> UInt64.random(in: 0..<64, using: &random),
                    kind: EventKind.allCases.randomElement(using: &random) ?? .committed,
                    worker: UInt16.random(in: 0..<(round % 3 == 0 ? 5 : 300), using: &random), block: 0,
                    txIndex: round % 2 == 0
                        ? UInt32.random(in: 0..<9, using: &random) : UInt32(truncatingIfNeeded: random.next()),
                    incarnation: UInt8.random(in: 0..<3, using: &random), a: random.next() >> 50, b: random.next())
            }
            events.append(Event(timestamp: 1 << 62, kind: .blockEnded, worker: 0, block: 0))
            var state = DashboardState(size: .init(width: 120, height: 40))
            state.apply(.telemetry(EventBatch(events: events)))
            for screen in Screens.all {
                state.screen = screen.id
                state.resize(to: state.size)
                state.type(.character("c"), .character("."), .down, .enter, .escape, .character("w"))
                _ = state.picture()
            }
        }
    }
}
