import Dashboard
import Terminal
import Testing

/// What a change costs on the terminal, counted in cells: seconds differ between machines, cells do not.
@Suite struct DrawingCostTests {
    /// The rows of the graph on a screen of 240x60 without stories.
    private static let graphRows = 5..<13

    private func changedCells(_ a: Canvas, _ b: Canvas, rows: Range<Int>) -> Int {
        rows.reduce(0) { sum, y in sum + (0..<a.size.width).filter { a[$0, y] != b[$0, y] }.count }
    }

    /// A graph that moves by a column per block would change nearly all its cells with every block.
    @Test func theGraphMovesInChunks() {
        var state = SampleRun.state(240, 60, blocks: 250, stories: false)
        var before = DashboardView.draw(state, glyphs: .unicode)
        var calm = 0
        for index in 250..<450 {
            state.apply(.blockEnded(SampleRun.summary(index)))
            let after = DashboardView.draw(state, glyphs: .unicode)
            // The new bar and the one that is no longer marked.
            if changedCells(before, after, rows: Self.graphRows) <= 2 * Self.graphRows.count { calm += 1 }
            before = after
        }
        #expect(calm >= 196)
    }

    @Test func movingTheSelectionTouchesTwoRowsAndTheDetails() {
        var state = SampleRun.state(80, 24, blocks: 12, stories: false)
        state.type(.up)
        let before = DashboardView.draw(state, glyphs: .unicode)
        state.type(.up)
        let after = DashboardView.draw(state, glyphs: .unicode)
        let rows = (0..<24).filter { changedCells(before, after, rows: $0..<($0 + 1)) > 0 }
        // Two rows of the table, and at most two of the graph for the marked bar.
        #expect(rows.count <= 4)
    }

    @Test func timeAloneChangesNothingWhileBlocksAreQuick() {
        var state = SampleRun.state(120, 40)
        let before = DashboardView.draw(state, glyphs: .unicode)
        state.apply(.tick(nanoseconds: 60_000_000_000))
        #expect(DashboardView.draw(state, glyphs: .unicode) == before)
    }
}
