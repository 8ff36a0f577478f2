import Dashboard
import Telemetry
import Terminal
import TestSupport
import Testing

@Suite struct TracePlayerTests {
    private func record(_ blocks: [SampleBlock], _ folder: TemporaryFolder) throws -> String {
        let path = folder.path + "/run.trace"
        let header = TraceHeader(program: "test", parameters: ["executor": "occ", "workers": "4"])
        let writer = try TraceWriter(path: path, header: header)
        for block in blocks { for batch in block.batches(of: 500) { writer.receive(batch) } }
        writer.finish(lost: 0)
        try writer.close()
        return path
    }

    /// A recorded trace draws the same pictures as the live run that recorded it.
    @Test func aTraceDrawsWhatTheLiveRunDrew() throws {
        let folder = try TemporaryFolder()
        let blocks = (0..<3).map { SampleBlock(ordinal: UInt32($0), number: 50 + UInt64($0), count: 80) }
        var live = DashboardState(size: Size(width: 120, height: 40))
        live.apply(.runBegan(blockCount: 0, executor: "occ", workers: 4))
        for block in blocks { live.apply(.telemetry(block.batch)) }
        live.apply(.runEnded(looping: false))
        var played = DashboardState(size: Size(width: 120, height: 40))
        var player = TracePlayer(try TraceReader(path: try record(blocks, folder)))
        try player.play(while: { true }, report: { played.apply($0) })
        #expect(played.blocks.rows.count == 3 && played.totals.blocks == 3)
        for screen in [ScreenID.graph, .lanes, .conflicts, .step] {
            for keys in [[], [Key.character("c")], [.character("."), .down, .character("w")]] {
                var pair = [live, played]
                for index in pair.indices {
                    pair[index].screen = screen
                    pair[index].resize(to: pair[index].size)
                    for key in keys { _ = pair[index].press(key) }
                }
                // The header's block counts are those of rows, which this live run had none of.
                let pictures = pair.map { $0.picture().split(separator: "\n").dropFirst() }
                #expect(pictures[0] == pictures[1], "\(screen.name)")
            }
        }
    }

    /// What a trace of these batches says, without the events.
    private func story(of batches: [EventBatch], while isNext: () -> Bool = { true }) throws -> [DashboardEvent] {
        let folder = try TemporaryFolder()
        let path = folder.path + "/run.trace"
        let writer = try TraceWriter(path: path, header: TraceHeader(program: "test", parameters: ["blocks": "3"]))
        for batch in batches { writer.receive(batch) }
        writer.finish(lost: 0)
        try writer.close()
        var player = TracePlayer(try TraceReader(path: path))
        var events: [DashboardEvent] = []
        try player.play(while: isNext) { event in
            if case .telemetry = event { return }
            events.append(event)
        }
        return events
    }

    private func description(_ block: UInt32) -> BlockDescription {
        BlockDescription(
            ordinal: block, number: 70 + UInt64(block), name: "b\(block)", story: "Story.", fork: "Cancun",
            executor: "occ", transactionCount: 2)
    }

    /// A block's events, `filling` of them in the middle.
    private func events(_ block: UInt32, filling: Int = 1) -> [Event] {
        let kinds = [.blockBegan] + Array(repeating: EventKind.validated, count: filling) + [.blockEnded]
        return kinds.map { Event(timestamp: 5, kind: $0, worker: 0, block: block, a: 9, b: 70 + UInt64(block)) }
    }

    private func checked(_ block: UInt32) -> BlockResult {
        BlockResult(block: block, .checked([VerificationItem(name: "gasUsed", verdict: .matched)], difference: nil))
    }

    private func refused(_ block: UInt32, isRead: Bool) -> BlockResult {
        let refusal = BlockResult.Refusal(
            number: 70 + UInt64(block), name: "b\(block)", story: "Story.", transactionCount: isRead ? 2 : nil,
            reason: "No.")
        return BlockResult(block: block, .refused(refusal))
    }

    private func began(_ block: UInt64) -> DashboardEvent {
        .blockBegan(number: 70 + block, name: "b\(block)", transactions: 2, story: "Story.")
    }

    private func ended(_ block: UInt64, isChecked: Bool = true) -> DashboardEvent {
        .blockEnded(
            BlockSummary(
                number: 70 + block, name: "b\(block)", fork: "Cancun", executor: "occ", transactions: 2, gasUsed: 9,
                nanoseconds: 70 + block,
                verification: isChecked ? [VerificationItem(name: "gasUsed", verdict: .matched)] : []))
    }

    private func failed(_ block: UInt64) -> DashboardEvent {
        .blockFailed(number: 70 + block, name: "b\(block)", message: "No.")
    }

    private let beginning = DashboardEvent.runBegan(blockCount: 3, executor: "trace", workers: 0)
    private let ending = DashboardEvent.runEnded(looping: false)

    /// A result is delivered before the block's last events or after them, in the same part of a trace or another.
    @Test(arguments: [1, 16_381, 16_382, 16_383, 16_384, 20_000]) func resultsFindTheirBlocks(_ filling: Int) throws {
        let block = (0..<3).map { events($0, filling: filling) }
        let orders: [[EventBatch]] = [
            (0..<3).map { EventBatch(blocks: [description($0)], results: [checked($0)], events: block[Int($0)]) },
            (0..<3).flatMap {
                [
                    EventBatch(blocks: [description($0)], events: Array(block[Int($0)].dropLast())),
                    EventBatch(results: [checked($0)]), EventBatch(events: Array(block[Int($0)].suffix(1))),
                ]
            },
            (0..<3).flatMap {
                [
                    EventBatch(blocks: [description($0)], events: block[Int($0)]), EventBatch(results: [checked($0)]),
                ]
            },
        ]
        for batches in orders {
            #expect(
                try story(of: batches) == [beginning] + (0..<3).flatMap { [began($0), ended($0)] } + [ending])
        }
    }

    /// The block before has its verdict before the next one is wanted, wherever the parts of the trace end.
    @Test(arguments: [1, 16_381, 16_382, 16_383]) func verdictsDoNotWaitForTheNextBlock(_ filling: Int) throws {
        let batches = (UInt32(0)..<2).flatMap {
            [
                EventBatch(blocks: [description($0)], events: events($0, filling: filling)),
                EventBatch(results: [checked($0)]),
            ]
        }
        var turns = 0
        let shown = try story(of: batches) {
            turns += 1
            return turns == 1
        }
        #expect(shown == [beginning, began(0), ended(0), ending] && turns == 2)
    }

    /// In its place: a block that an executor has begun, one that it has not, and one that could not be read.
    @Test func refusedBlocksAreInTheirPlaces() throws {
        func batches(_ result: BlockResult, _ batch: EventBatch) -> [EventBatch] {
            let first = EventBatch(blocks: [description(0)], results: [checked(0)], events: events(0))
            let last = EventBatch(blocks: [description(2)], results: [checked(2)], events: events(2))
            var middle = batch
            middle.results = [result]
            return [first, middle, last]
        }
        func whole(_ middle: [DashboardEvent]) -> [DashboardEvent] {
            [beginning, began(0), ended(0)] + middle + [began(2), ended(2), ending]
        }
        let begun = EventBatch(blocks: [description(1)], events: Array(events(1).dropLast()))
        #expect(try story(of: batches(refused(1, isRead: true), begun)) == whole([began(1), failed(1)]))
        let committed = EventBatch(blocks: [description(1)], events: events(1))
        #expect(try story(of: batches(refused(1, isRead: true), committed)) == whole([began(1), failed(1)]))
        #expect(try story(of: batches(refused(1, isRead: true), EventBatch())) == whole([began(1), failed(1)]))
        #expect(try story(of: batches(refused(1, isRead: false), EventBatch())) == whole([failed(1)]))
        // The events of the block were lost.
        let lost = EventBatch(blocks: [description(1)])
        #expect(try story(of: batches(refused(1, isRead: true), lost)) == whole([began(1), failed(1)]))
    }

    /// The refusal is in an earlier part of the trace than the block's first event.
    @Test func aRefusalMayComeFirst() throws {
        let batches = [
            EventBatch(blocks: [description(0)], results: [checked(0)], events: events(0, filling: 16_381)),
            // The last that this part has room for.
            EventBatch(
                blocks: [description(1)], results: [refused(1, isRead: true)],
                events: [Event(timestamp: 5, kind: .validated, worker: 0, block: 0)]),
            EventBatch(events: Array(events(1).dropLast())),
        ]
        #expect(
            try story(of: batches) == [beginning, began(0), ended(0), began(1), failed(1), ending])
    }

    /// As in traces of version 1, or where nobody checked.
    @Test func withoutResultsBlocksEndAllTheSame() throws {
        let batches = (UInt32(0)..<2).map { EventBatch(blocks: [description($0)], events: events($0)) }
        let unchecked = (UInt64(0)..<2).flatMap { [began($0), ended($0, isChecked: false)] }
        #expect(try story(of: batches) == [beginning] + unchecked + [ending])
    }

    @Test func aBlockIsReadWhenItIsWanted() throws {
        let folder = try TemporaryFolder()
        let blocks = (0..<5).map { SampleBlock(ordinal: UInt32($0), count: 10) }
        var player = TracePlayer(try TraceReader(path: try record(blocks, folder)))
        var turns = 0
        var ended = 0
        try player.play(
            while: {
                turns += 1
                return turns <= 2
            },
            report: { if case .blockEnded = $0 { ended += 1 } })
        #expect(turns == 3 && ended == 2)
    }
}
