import Primitives
import Telemetry
import TestSupport
import Testing

@Suite struct TraceRoundTripTests {
    @Test func anyBatches() throws {
        var random = SplitMix64(state: 31)
        for round in 0..<60 {
            let batches = (0..<Int(random.next() % 6)).map { _ in
                SampleBatches.arbitrary(&random, events: round % 10 == 0 ? 20_000 : Int(random.next() % 60))
            }
            let content = TraceContent(try TraceSamples.file(batches, lost: 2))
            #expect(content.error == nil)
            #expect(content.events == batches.flatMap(\.events))
            #expect(content.blocks == batches.flatMap(\.blocks))
            #expect(
                content.batches.flatMap(\.locationNames).flatMap(\.entries)
                    == batches.flatMap(\.locationNames).flatMap(\.entries))
            #expect(
                content.batches.flatMap(\.conflictValues).flatMap(\.entries)
                    == batches.flatMap(\.conflictValues).flatMap(\.entries))
            #expect(content.batches.flatMap(\.shardReports) == batches.flatMap(\.shardReports))
            #expect(content.batches.flatMap(\.results) == batches.flatMap(\.results))
            let totals = try #require(content.totals)
            #expect(totals.results == UInt64(batches.reduce(0) { $0 + $1.results.count }))
            #expect(totals.shardReports == UInt64(batches.reduce(0) { $0 + $1.shardReports.count }))
            #expect(
                totals.conflictValues
                    == UInt64(batches.flatMap(\.conflictValues).reduce(0) { $0 + $1.entries.count }))
            #expect(totals.events == UInt64(batches.reduce(0) { $0 + $1.events.count }))
            #expect(totals.blocks == UInt64(batches.reduce(0) { $0 + $1.blocks.count }))
            #expect(totals.lost == 2)
        }
    }

    @Test func headerAndEmptyTrace() throws {
        let bytes = try TraceSamples.file([], lost: 12)
        let reader = try TraceReader(bytes: bytes, name: "")
        #expect(reader.header == TraceSamples.header)
        #expect(reader.totals == nil)
        #expect(try reader.nextBatch() == nil)
        #expect(try reader.nextBatch() == nil)
        #expect(reader.totals?.events == 0)
        #expect(reader.totals?.lost == 12)
    }

    /// One batch larger than a chunk in every respect is cut, and comes back whole and in order.
    @Test func largeBatch() throws {
        var random = SplitMix64(state: 32)
        var batch = EventBatch()
        for ordinal in UInt32(0)..<3 {
            batch.blocks.append(
                BlockDescription(
                    ordinal: ordinal, number: 1, name: "large", transactionCount: 20_000,
                    transactions: (0..<20_000).map { _ in (0..<60).map { _ in UInt8(random.next() % 256) } }))
            batch.locationNames.append(
                LocationNames(
                    block: ordinal, locations: (0..<40_000).map { _ in SampleBatches.location(&random) }))
        }
        batch.conflictValues = [
            ConflictValues(block: 2, entries: (0..<40_000).map { _ in SampleBatches.conflict(&random) })
        ]
        batch.events = SampleBatches.arbitrary(&random, events: 100_000).events
        let content = TraceContent(try TraceSamples.file([batch]))
        #expect(content.error == nil)
        #expect(content.batches.count > 12)
        #expect(content.batches.allSatisfy { $0.events.count <= 1 << 14 })
        #expect(content.blocks == batch.blocks)
        #expect(content.locationNames == batch.locationNames)
        #expect(content.batches.flatMap(\.conflictValues).flatMap(\.entries) == batch.conflictValues[0].entries)
        #expect(content.batches.allSatisfy { $0.conflictValues.reduce(0) { $0 + $1.entries.count } <= 1 << 14 })
        #expect(content.events == batch.events)
    }

    /// A description that no chunk can hold is refused in words; what was written before can be read.
    @Test func tooLargeBlock() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.trace"
        let writer = try TraceWriter(path: path, header: TraceSamples.header)
        let event = Event(timestamp: 1, kind: .committed, worker: 0, block: 0)
        writer.receive(EventBatch(events: Array(repeating: event, count: 1 << 14)))
        let huge = BlockDescription(
            ordinal: 0, number: 0, name: "", transactionCount: 1,
            transactions: [[UInt8](repeating: 1, count: 17 << 20)])
        writer.receive(EventBatch(blocks: [huge]))
        writer.receive(EventBatch(events: [event]))
        writer.finish(lost: 0)
        let error = #expect(throws: TraceError.self) { try writer.close() }
        #expect(error?.reason == .tooLarge)
        let content = TraceContent(try folder.bytes(of: "a.trace"))
        #expect(content.events.count == 1 << 14)
        #expect(content.error?.reason == .truncated)
    }

    /// The same through a collector: a trace holds what a sink beside it was given.
    @Test func recordsWhatASinkSees() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/live.trace"
        let writer = try TraceWriter(path: path, header: TraceSamples.header)
        let sink = CollectingSink()
        let collector = Collector(ringCapacity: 1 << 12, sinks: [sink, writer])
        let recorders = (0..<2).map { collector.makeRecorder(worker: UInt16($0)) }
        onThreads(2) { worker in
            for number in 0..<UInt32(30_000) {
                recorders[worker].record(.committed, txIndex: number, incarnation: UInt8(number % 3), UInt64(number))
                if number % 1000 == 0 {
                    collector.post(
                        BlockDescription(ordinal: number, number: 1, name: "", transactionCount: 1))
                }
            }
        }
        collector.stop()
        let totals = try writer.close()
        let content = TraceContent(try TraceReader(path: path))
        #expect(content.error == nil)
        #expect(content.events == sink.received.events)
        #expect(content.blocks == sink.received.batches.flatMap(\.blocks))
        #expect(content.totals == totals)
        #expect(totals.lost == collector.lost)
        #expect(totals.events + totals.lost == 60_000)
    }

    /// Bytes per event on streams such as the engine gives: the file as a whole, without the names of the locations,
    /// which are random here.
    @Test func staysSmall() throws {
        var random = SplitMix64(state: 33)
        var batches: [EventBatch] = []
        for block in UInt32(0)..<20 {
            batches.append(
                SampleBatches.likely(
                    &random, block: block, start: 5_000_000_000 + UInt64(block) * 20_000_000, transactions: 200))
        }
        for index in batches.indices { batches[index].locationNames = [] }
        let events = batches.reduce(0) { $0 + $1.events.count }
        let size = try TraceSamples.file(batches).count
        let perEvent = Double(size) / Double(events)
        print("trace: \(events) events in \(size) bytes, \(perEvent) bytes per event")
        #expect(perEvent < 6)
    }
}
