import Dashboard
import Telemetry
import Terminal
import Testing

/// The Shards screen: what it shows when, and its keys.
@Suite struct ShardsTests {
    private func state(_ width: Int = 80, _ height: Int = 24) -> DashboardState {
        DashboardState.sample(width, height, screen: .shards)
    }

    /// The table's shards from the top, as drawn.
    private func rows(_ state: DashboardState) -> [String] {
        state.picture().split(separator: "\n").map(String.init).drop { !$0.contains("SHARD ") }.dropFirst()
            .compactMap { $0.split(separator: " ").first { $0.hasPrefix("0x") }.map(String.init) }
    }

    @Test func theBusiestShardsComeFirst() throws {
        let state = state()
        let report = try #require(state.shardReport)
        let loads = rows(state).compactMap { Int($0.dropFirst(2), radix: 16) }.map { report.shards[$0].load }
        #expect(loads.count >= 3 && loads == loads.sorted(by: >))
        #expect(loads.first == report.shards.map(\.load).max())
    }

    @Test func theSelectionStaysWithItsShard() throws {
        var state = state()
        state.type(.down, .down)
        let selected = try #require(state.shards.selected)
        for _ in Shards.Order.allCases {
            state.type(.character("s"))
            #expect(state.shards.selected == selected)
            #expect(state.picture().contains("▸ 0x"))
        }
        #expect(state.shards.order == .load)
        // Another block sorts the table anew.
        let block = SampleBlock(ordinal: 77, number: 77, count: 20)
        state.apply(.telemetry(block.batch))
        state.apply(.telemetry(EventBatch(shardReports: [SampleShards.report(77)])))
        #expect(state.shards.selected == selected && state.shardReport?.block == 77)
        // By numbers, as in the grid.
        state.type(.right)
        #expect(state.shards.selected == selected + 1)
        state.type(.left, .left)
        #expect(state.shards.selected == selected - 1)
    }

    @Test func everyRowCanBeReached() {
        var state = state()
        state.type(.character("s"))
        #expect(state.shards.order == .number)
        state.type(.character("G"))
        #expect(state.shards.selected == 255 && rows(state).last == "0xff")
        state.type(.character("g"))
        #expect(state.shards.selected == 0 && rows(state).first == "0x00")
        state.type(.pageDown, .pageUp, .up)
        #expect(state.shards.selected == 0)
    }

    @Test func theGridShowsWhatIsAsked() {
        var state = state()
        #expect(state.picture().contains("── Load ░ 1 "))
        state.type(.character("o"))
        #expect(state.picture().contains("── Hits ░ 0% ▒ 25% ▓ 50% █ 75%+ "))
        state.type(.character("o"))
        #expect(state.picture().contains("── Held ░ 1 "))
        state.type(.character("o"))
        #expect(state.shards.heat == .load)
    }

    /// Without reads, a shard is neither good nor bad; with reads that all missed it is not empty.
    @Test func shadesAreHonest() {
        var state = DashboardState(size: Size(width: 80, height: 24))
        state.screen = .shards
        state.apply(.telemetry(SampleBlock(count: 5).batch))
        var report = SampleShards.report(0)
        report.shards = (0..<256).map { ShardReport.Shard(hits: $0 == 2 ? 8 : 0, misses: $0 == 1 ? 8 : 0) }
        state.apply(.telemetry(EventBatch(shardReports: [report])))
        #expect(state.picture().contains("0x00 ·██···"))
        state.type(.character("o"))
        #expect(state.picture().contains("0x00 ·░█···"))
        #expect(state.picture(.ascii).contains("0x00 .-#..."))
    }

    @Test func enterShowsEverything() {
        var state = state()
        state.type(.enter)
        #expect(state.notice?.contains("no shard is selected") == true)
        state.type(.down, .enter)
        let picture = state.picture()
        for text in ["hashed keys", "those that begin with 0x", "fetched ahead", "evictions", "bytes held"] {
            #expect(picture.contains(text), "\(text)")
        }
        state.type(.escape)
        #expect(state.popup == nil && state.shards.selected != nil)
    }

    @Test func fewerShardsAreNamedByRanges() {
        var state = DashboardState(size: Size(width: 80, height: 24))
        state.screen = .shards
        state.apply(.telemetry(SampleBlock(count: 5).batch))
        state.apply(.telemetry(EventBatch(shardReports: [SampleShards.report(0, shards: 4)])))
        state.type(.character("G"), .right, .right, .right, .right, .enter)
        #expect(state.picture().contains("those that begin with 0xc0 to 0xff"))
    }

    // MARK: Whose figures

    @Test func aReportMayComeBeforeOrAfterTheEndOfItsBlock() {
        for isBefore in [true, false] {
            var state = DashboardState(size: Size(width: 80, height: 24))
            state.screen = .shards
            state.apply(.runBegan(blockCount: 1, executor: "occ", workers: 4))
            let block = SampleBlock(count: 30)
            let report = EventBatch(shardReports: [SampleShards.report(0)])
            for batch in block.batches(of: 50) {
                state.apply(.telemetry(batch))
                if isBefore, batch.blocks.count == 1 { state.apply(.telemetry(report)) }
            }
            if !isBefore {
                #expect(state.shardReport == nil)
                #expect(state.picture().contains("No block has been committed to a store yet."))
                state.apply(.telemetry(report))
            }
            #expect(state.shardReport == SampleShards.report(0))
        }
    }

    /// While the newest block is committed, the one before stays on the screen, and the screen says so.
    @Test func figuresOfTheBlockBeforeAreNamedSo() {
        var state = state(120, 40)
        let before = state.shardReport
        state.apply(.telemetry(EventBatch(blocks: SampleBlock(ordinal: 50, number: 50).batch.blocks)))
        var batch = SampleBlock(ordinal: 50, number: 50).batch
        batch.shardReports = []
        state.apply(.telemetry(batch))
        #expect(state.shardReport == before)
        #expect(state.picture().contains("not committed yet: figures of the block before"))
        state.apply(.telemetry(EventBatch(shardReports: [SampleShards.report(50)])))
        #expect(state.shardReport?.block == 50 && !state.picture().contains("not committed yet"))
    }

    @Test func aRunWithoutAStoreSaysSo() {
        var state = DashboardState(size: Size(width: 80, height: 24))
        state.screen = .shards
        var batch = SampleBlock(count: 10).batch
        batch.shardReports = []
        state.apply(.telemetry(batch))
        state.apply(.runEnded(looping: false))
        let picture = state.picture()
        #expect(picture.contains("This run was recorded without a store."))
        state.type(.character("s"))
        #expect(state.notice == "s: this run was recorded without a store")
        state.screen = .overview
        #expect(!state.picture().contains("shards ") && state.picture().contains("Locations with"))
    }

    @Test func inSlowMotionTheFiguresAreThoseOfTheWholeBlock() {
        var state = state(120, 40)
        state.apply(.tick(nanoseconds: 1_000_000))
        state.type(.character("p"))
        state.apply(.tick(nanoseconds: 801_000_000))
        #expect(state.picture().contains("figures of the whole block"))
        state.type(.character("p"))
        #expect(!state.picture().contains("figures of the whole block"))
    }

    /// Reports are kept of as many blocks as there is memory for; what they sum up to stays.
    @Test func reportsAreBounded() {
        var recordings = Recordings()
        for ordinal in UInt32(0)..<600 {
            var batch = SampleBlock(ordinal: ordinal, number: UInt64(ordinal), count: 1).batch
            batch.shardReports = []
            _ = recordings.add(batch)
            _ = recordings.add(EventBatch(shardReports: [SampleShards.report(ordinal, shards: 1)]))
        }
        #expect(recordings.shardReport(of: 599)?.block == 599)
        let oldest = 600 - Recordings.reportLimit
        #expect(recordings.shardReport(of: oldest)?.block == UInt32(oldest))
        #expect(recordings.shardReport(of: oldest - 1) == nil && recordings[oldest - 1] != nil)
    }

    @Test func linesAreSaidWhenTheyMatter() {
        var plain = PlainLines()
        var summary = SampleRun.summary(0)
        var report = SampleShards.report(0)
        summary.shards = ShardTotals(report)
        let lines = plain.lines(for: .blockEnded(summary))
        #expect(lines.count == 2)
        #expect(
            lines.last?.hasPrefix("block 19426587: shards: ") == true && lines.last?.contains(" evictions, ") == true)
        report.shards = [ShardReport.Shard(hits: 100, misses: 3)]
        summary.shards = ShardTotals(report)
        #expect(plain.lines(for: .blockEnded(summary)).count == 1)
    }
}
