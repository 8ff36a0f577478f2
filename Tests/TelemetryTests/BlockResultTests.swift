import Telemetry
import TestSupport
import Testing

@Suite struct BlockResultTests {
    @Test func resultsTravelThroughTraces() throws {
        var random = SplitMix64(state: 92)
        // More than a chunk holds.
        let results = (0..<2_500).map { _ in SampleBatches.result(&random) }
        let batches = stride(from: 0, to: 2_500, by: 500).map { EventBatch(results: Array(results[$0..<$0 + 500])) }
        let content = TraceContent(try TraceSamples.file(batches))
        #expect(content.error == nil)
        #expect(content.batches.flatMap(\.results) == results)
        #expect(content.batches.count == 3 && content.batches.allSatisfy { $0.results.count <= 1 << 10 })
        #expect(content.totals?.results == 2_500)
    }

    @Test func damagedContentIsAFault() throws {
        var random = SplitMix64(state: 93)
        for _ in 0..<20 {
            let content = EventBatch(results: [SampleBatches.result(&random), SampleBatches.result(&random)]).content
            for length in content.indices {
                #expect(throws: TraceFault.self) { try EventBatch(content: Array(content[..<length])) }
            }
            for _ in 0..<500 {
                var damaged = content
                damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: random.next())
                // Whatever comes of it, it comes back the same.
                if let batch = try? EventBatch(content: damaged) {
                    #expect(try EventBatch(content: batch.content) == batch)
                }
            }
        }
    }

    /// A verdict or a number that there is none of is told by name.
    @Test func impossibleValuesAreNamed() throws {
        func fault(_ bytes: [UInt8]) -> TraceFault? {
            // No losses, blocks, locations, conflict values or shard reports, and one result.
            #expect(throws: TraceFault.self) { try EventBatch(content: [0, 0, 0, 0, 0, 1] + bytes) }
        }
        #expect(fault([7, 3, 0])?.expected == "a kind of result below 3")
        #expect(fault([7, 0, 1, 1, 0x61, 3, 0])?.expected == "a verdict below 3")
        // 2^32 + 1: one more than what stands for the largest number.
        let count: [UInt8] = [0x81, 0x80, 0x80, 0x80, 0x10]
        #expect(fault([7, 2, 9, 0, 0, 0] + count)?.found == "4294967296")
    }

    /// A result comes after its block's description, and no later than the next block's first event.
    @Test func aCollectorDeliversResultsInTime() {
        let sink = CollectingSink()
        let collector = Collector(sinks: [sink])
        let recorder = collector.makeRecorder(worker: 0)
        for block in UInt32(0)..<200 {
            collector.post(BlockDescription(ordinal: block, number: 1, name: "", transactionCount: 0))
            recorder.enterBlock(block)
            recorder.record(.blockBegan)
            recorder.record(.blockEnded)
            collector.post(BlockResult(block: block, .checked([], difference: nil)))
            if block % 40 == 0 { collector.flush() }
        }
        collector.stop()
        var (described, told): (Set<UInt32>, Set<UInt32>) = ([], [])
        var late = 0
        for batch in sink.received.batches {
            described.formUnion(batch.blocks.map(\.ordinal))
            told.formUnion(batch.results.map(\.block))
            if !batch.results.allSatisfy({ described.contains($0.block) }) { late += 1 }
            for event in batch.events where event.kind == .blockBegan && event.block > 0 {
                if !told.contains(event.block - 1) { late += 1 }
            }
        }
        #expect(late == 0 && told.count == 200)
    }
}
