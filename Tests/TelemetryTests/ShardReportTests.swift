import Telemetry
import TestSupport
import Testing

@Suite struct ShardReportTests {
    @Test func reportsTravelThroughTraces() throws {
        var random = SplitMix64(state: 82)
        // More than a chunk holds.
        let reports = (0..<150).map { _ in SampleBatches.report(&random) }
        let batches = stride(from: 0, to: 150, by: 50).map { EventBatch(shardReports: Array(reports[$0..<$0 + 50])) }
        let content = TraceContent(try TraceSamples.file(batches))
        #expect(content.error == nil)
        #expect(content.batches.flatMap(\.shardReports) == reports)
        #expect(content.batches.allSatisfy { $0.shardReports.count <= 64 })
        #expect(content.totals?.shardReports == 150)
    }

    @Test func damagedContentIsAFault() throws {
        var random = SplitMix64(state: 83)
        let content = EventBatch(shardReports: [SampleBatches.report(&random)]).content
        for length in content.indices {
            #expect(throws: TraceFault.self) { try EventBatch(content: Array(content[..<length])) }
        }
        for _ in 0..<2_000 {
            var damaged = content
            damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: random.next())
            // Whatever comes of it, it comes back the same.
            if let batch = try? EventBatch(content: damaged) {
                #expect(try EventBatch(content: batch.content) == batch)
            }
        }
    }

    /// A report comes after its block's description, also where events are held back.
    @Test func aCollectorDeliversReports() {
        var random = SplitMix64(state: 84)
        let sink = CollectingSink()
        let collector = Collector(sinks: [sink])
        let recorder = collector.makeRecorder(worker: 0)
        var reports: [ShardReport] = []
        for block in UInt32(0)..<40 {
            collector.post(BlockDescription(ordinal: block, number: 1, name: "", transactionCount: 0))
            recorder.enterBlock(block)
            recorder.record(.blockEnded)
            var report = SampleBatches.report(&random)
            report.block = block
            reports.append(report)
            collector.post(report)
            if block % 4 == 0 { collector.flush() }
        }
        collector.stop()
        let batches = sink.received.batches
        #expect(batches.flatMap(\.shardReports) == reports)
        for (index, batch) in batches.enumerated() {
            let described = Set(batches[...index].flatMap(\.blocks).map(\.ordinal))
            #expect(batch.shardReports.allSatisfy { described.contains($0.block) })
        }
    }

    @Test func totalsAreSums() {
        var random = SplitMix64(state: 85)
        var report = SampleBatches.report(&random)
        report.shards = (0..<256).map {
            ShardReport.Shard(hits: $0, misses: 2, evictions: $0 % 2, changes: 1, bytes: 10)
        }
        let totals = ShardTotals(report)
        #expect(totals.sum.hits == 255 * 128 && totals.sum.misses == 512 && totals.sum.evictions == 128)
        #expect(totals.sum.load == 255 * 128 + 512 + 256 && totals.sum.bytes == 2_560)
        #expect(totals.sum.hitRate == Double(255 * 128) / Double(255 * 128 + 512))
        #expect(ShardReport.Shard().hitRate == nil)
        #expect(totals.traffic == report.traffic && totals.rootLatency == report.rootLatency)
    }
}
