import Dashboard
import Terminal
import Testing

/// Selection, following and scrolling of the block table.
@Suite struct BlocksTests {
    private func begin(_ index: Int, _ state: inout DashboardState) {
        state.apply(.blockBegan(number: SampleRun.number(index), name: "block-\(index)", transactions: 1))
    }

    private func end(_ index: Int, _ state: inout DashboardState) { state.apply(.blockEnded(SampleRun.summary(index))) }

    @Test func followsTheNewestFinishedBlock() {
        var state = SampleRun.state(80, 24, blocks: 30)
        #expect(state.blocks.selection == 29)
        begin(30, &state)
        #expect(state.blocks.selection == 29)
        end(30, &state)
        #expect(state.blocks.selection == 30)
    }

    @Test func selectionStaysWithItsBlock() {
        var state = SampleRun.state(80, 24, blocks: 30)
        state.type(.up, .up)
        #expect(!state.blocks.isFollowing)
        let number = state.blocks.selected?.number
        let top = state.blocks.top
        for index in 30..<60 {
            begin(index, &state)
            end(index, &state)
        }
        #expect(state.blocks.selected?.number == number)
        #expect(state.blocks.top == top)
        state.type(.character("f"))
        #expect(state.blocks.selected?.number == SampleRun.number(59))
    }

    @Test func keysMove() {
        var state = SampleRun.state(80, 24, blocks: 43)
        state.type(.character("g"))
        #expect(state.blocks.selection == 0 && state.blocks.top == 0)
        state.type(.character("k"))
        #expect(state.blocks.selection == 0)
        state.type(.character("j"), .down)
        #expect(state.blocks.selection == 2)
        state.type(.pageDown)
        let page = state.blocks.selection ?? 0
        #expect(page > 5)
        state.type(.pageUp)
        #expect(state.blocks.selection == 2)
        state.type(.character("G"), .down)
        #expect(state.blocks.selection == 42)
        #expect(!state.blocks.isFollowing)
    }

    @Test func selectionMovesOnOnlyWhenItsBlockIsForgotten() {
        var state = DashboardState(size: Size(width: 80, height: 24), historyCapacity: 50)
        state.screen = .blocks
        for index in 0..<50 { end(index, &state) }
        state.type(.character("g"), .down, .down)
        #expect(state.blocks.selection == 2)
        end(50, &state)
        end(51, &state)
        #expect(state.blocks.selection == 2)
        end(52, &state)
        #expect(state.blocks.selection == 3)
        #expect(state.blocks.rows.count == 50)
        #expect(state.totals.blocks == 53)
    }

    @Test func outcomeOfAnUnheardBeginningGetsItsOwnRow() {
        var state = DashboardState(size: Size(width: 80, height: 24))
        begin(0, &state)
        end(1, &state)
        #expect(state.blocks.rows.count == 2)
        state.apply(.blockFailed(number: 7, name: "x", message: "no"))
        #expect(state.blocks.selected?.outcome == .failed(message: "no"))
    }

    @Test func theSameBlockTwiceIsTwoRows() {
        var state = SampleRun.state(80, 24, blocks: 3)
        state.type(.character("g"))
        for event in SampleRun.events(blocks: 3) { state.apply(event) }
        #expect(state.blocks.rows.count == 6)
        #expect(state.blocks.selection == 0)
    }

    @Test func historyKeepsNumbersWhenItWraps() {
        var history = BoundedHistory<Int>(capacity: 4)
        for value in 0..<11 { history.append(value * 10) }
        #expect(history.indices == 7..<11)
        #expect((7..<11).map { history[$0] } == [70, 80, 90, 100])
        #expect(history[6] == nil && history[11] == nil && history[-1] == nil)
        history[9] = 5
        #expect(history[9] == 5)
    }
}
