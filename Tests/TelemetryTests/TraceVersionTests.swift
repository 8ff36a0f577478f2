import Primitives
import Telemetry
import TestSupport
import Testing

/// Traces of earlier versions.
@Suite struct TraceVersionTests {
    /// What version 1 wrote of a block of two transfers, by one worker.
    private static let versionOne = """
            89414c5452430d0a010000008031230001000000000000001f00000028000000dcfcdd525220bf6828b52ffd201ff9000006
            616c7469757302086578656375746f72036f636307776f726b65727301310200000001000000400200003e0100009a94409f
            18e1dddb28b52ffd604001a50900540f00010080dac409077631636861696e0202360201e685301b181bc16cac93eda298b4
            d0cad47559def8f9d79dfcb02b8cb7697059a0d912d9b186f73488a4010807de637ef3a58000360201ab67c7a09a75d3cd0a
            e64b3b2d1b4c03fc5763a7ec475cba73f9d342596b5ea7bd4cccd570b6cb170d7d3cd9a1ae000001000a0000000002020002
            02000000020200020201000017170001020102120a0b0a0b0403111700002af0b290b6d78c0b8844e0a701aa1c860cd80492
            830100fe0700dce30d8ac40217170102000200010000031d040090c8040202021618070902020907a090051c80b489130000
            00020101010002009ead0318002f42db395865ee51814e058c5b5b590c050be00bb41c55b1039fcc6d2b87c60f94c6393402
            ff632a438b9c0fab98c6393426fe63e7403f6b569d010300000002000000050000000e00000014fa5ea449c1196828b52ffd
            2005290000010a001700
        """

    @Test func versionOneIsRead() throws {
        let digits = Self.versionOne.filter { !$0.isWhitespace }
        let content = TraceContent(try #require(Hex.decode(digits)))
        #expect(content.error == nil)
        let block = try #require(content.blocks.first)
        #expect(content.blocks.count == 1 && block.number == 20_000_000 && block.name == "v1chain")
        #expect(block.story.isEmpty && block.fork.isEmpty && block.executor.isEmpty && block.transactionCount == 2)
        #expect(content.events.count { $0.kind == .committed } == 2)
        #expect(content.events.last?.kind == .blockEnded)
        #expect(content.batches.allSatisfy { $0.shardReports.isEmpty && $0.results.isEmpty })
        let totals = try #require(content.totals)
        #expect(
            totals.blocks == 1 && totals.shardReports == 0 && totals.results == 0
                && totals.events == UInt64(content.events.count))
    }

    /// A chunk that calls itself older than its content is a fault, and nothing else.
    @Test func contentsBelongToTheirVersion() throws {
        var random = SplitMix64(state: 81)
        for _ in 0..<50 {
            var batch = SampleBatches.arbitrary(&random, events: 5)
            batch.shardReports = [SampleBatches.report(&random)]
            let content = batch.content
            #expect(try EventBatch(content: content) == batch)
            #expect((try? EventBatch(content: content, version: 1)) != batch)
        }
    }
}
