import Dashboard
import Terminal
import Testing

@Suite struct DashboardStateTests {
    @Test func headerFollowsTheRun() {
        var state = DashboardState(size: Size(width: 80, height: 24))
        #expect(state.run.clock == .waiting)
        state.apply(.runBegan(blockCount: 2, executor: "occ", workers: 8))
        #expect(state.run.clock == .live)
        state.apply(.blockBegan(number: 1, name: "a", transactions: 1))
        state.apply(.blockEnded(SampleRun.summary(0)))
        #expect(state.run.position == 1)
        state.apply(.runEnded(looping: true))
        #expect(state.run.clock == .live)
        state.apply(.runBegan(blockCount: 2, executor: "occ", workers: 8))
        #expect(state.run.round == 2 && state.run.position == 0)
        state.apply(.runEnded(looping: false))
        #expect(state.run.clock == .ended)
        #expect(state.tickInterval == nil)
    }

    @Test func spacePausesAndRuns() {
        var state = SampleRun.state(80, 24)
        #expect(state.press(.character(" ")) == [.pause])
        #expect(state.run.clock == .paused && state.tickInterval == nil)
        #expect(state.press(.character(" ")) == [.resume])
        #expect(state.run.clock == .live)
    }

    @Test func aDisabledKeySaysWhy() {
        var state = SampleRun.state(80, 24)
        state.apply(.runEnded(looping: false))
        #expect(state.press(.character(" ")).isEmpty)
        #expect(state.notice == "Space: the run has ended, there is nothing to pause")
        #expect(state.picture().contains("there is nothing to pause"))
        state.type(.down)
        #expect(state.notice == nil)
        var empty = DashboardState(size: Size(width: 80, height: 24))
        empty.screen = .blocks
        empty.type(.enter)
        #expect(empty.notice == "Enter: no block has begun yet")
        var wide = SampleRun.state(240, 60)
        wide.type(.enter)
        #expect(wide.notice == "Enter: the details are on the right already")
    }

    @Test func quitQuitsEverywhereAndEscapeNowhere() {
        for keys in [[], [Key.character("?")], [.enter], [.enter, .function(1)], [.character(" ")]] {
            var state = SampleRun.state(80, 24)
            for key in keys { _ = state.press(key) }
            for _ in 0..<5 { #expect(state.press(.escape).isEmpty) }
            #expect(!state.isHelpOpen && !state.blocks.isDetailOpen)
            #expect(state.press(.character("q")) == [.quit])
        }
    }

    @Test func helpTakesTheKeysThatMove() {
        var state = SampleRun.state(80, 14)
        state.type(.character("?"))
        let selection = state.blocks.selection
        state.type(.down, .down)
        #expect(state.helpTop == 2)
        state.type(.character("G"))
        #expect(state.picture().contains("Step: show me"))
        state.type(.pageUp, .pageUp, .pageUp, .pageUp)
        #expect(state.helpTop == 0)
        #expect(state.blocks.selection == selection)
        state.type(.escape)
        #expect(!state.isHelpOpen)
    }

    @Test func totalsCountExecutedBlocksOnly() {
        let state = SampleRun.state(80, 24, blocks: 10)
        let executed = (0..<10).filter { $0 != 4 }.map(SampleRun.summary)
        #expect(state.totals.blocks == 9 && state.totals.failed == 1)
        #expect(state.totals.gasUsed == executed.reduce(0) { $0 + $1.gasUsed })
        #expect(state.totals.nanoseconds == executed.reduce(0) { $0 + $1.nanoseconds })
        #expect(state.totals.mismatched == 1 && state.totals.uncompared == 1 && state.totals.verified == 7)
        let rate = Double(state.totals.gasUsed) * 1e3 / Double(state.totals.nanoseconds)
        #expect(abs((state.totals.megagasPerSecond ?? 0) - rate) < 1e-9 * rate)
    }

    @Test func absurdFiguresDoNotTrap() {
        var state = DashboardState(size: Size(width: 120, height: 40))
        var summary = SampleRun.summary(0)
        (summary.gasUsed, summary.nanoseconds, summary.transactions) = (.max, .max, .max)
        for _ in 0..<3 { state.apply(.blockEnded(summary)) }
        (summary.nanoseconds, summary.transactions) = (0, -5)
        state.apply(.blockEnded(summary))
        #expect(state.totals.gasUsed == .max)
        #expect(state.totals.blocks == 4)
        state.type(.enter)
        #expect(state.picture().contains("18,446,744,073,709,551,615"))
    }

    @Test func lostEventsAreSaid() {
        var state = SampleRun.state(80, 24)
        #expect(!state.picture().contains("lost"))
        state.apply(.eventsLost(3))
        #expect(state.picture().contains("3 events lost"))
    }

    @Test func redrawIsAskedFor() {
        var state = SampleRun.state(80, 24)
        #expect(state.press(.control("l")) == [.redraw])
    }
}
