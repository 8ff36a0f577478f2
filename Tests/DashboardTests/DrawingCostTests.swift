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

    @Test func bytesAreThoseOfWhatChanged() {
        var before = Canvas(size: Size(width: 10, height: 2), glyphs: .unicode)
        before.write("abc", x: 0, y: 0)
        var after = before
        #expect(after.estimatedBytes(after: before) == 0)
        after.write("é", x: 1, y: 0)
        #expect(after.estimatedBytes(after: before) == 8 + 12 + 2)
        // A second run in the row keeps the style, and three cells between are less than a movement.
        after.write("x", x: 5, y: 0)
        #expect(after.estimatedBytes(after: before) == 22 + 3 + 1)
        after.write("y", x: 6, y: 0, style: .bad)
        #expect(after.estimatedBytes(after: before) == 26 + 12 + 1)
        // Nothing but a movement leads over eight cells.
        var far = Canvas(size: Size(width: 20, height: 1), glyphs: .unicode)
        let blank = far
        far.write("a", x: 0, y: 0)
        far.write("b", x: 9, y: 0)
        #expect(far.estimatedBytes(after: blank) == 8 + 12 + 1 + 8 + 1)
        let resized = Canvas(size: Size(width: 4, height: 1), glyphs: .unicode)
        #expect(resized.estimatedBytes(after: before) == 8 + 12 + 4)
    }

    /// A second of slow motion at 30 frames per second, on every screen of 240x60.
    @Test func framesOfSlowMotionAreSmall() {
        for screen in Screens.all {
            var state = DashboardState.sample(240, 60, count: 1_000, workers: 16, screen: screen.id)
            state.apply(.tick(nanoseconds: 1_000_000))
            state.type(.character("p"))
            var before = DashboardView.draw(state, glyphs: .unicode)
            var total = 0
            for frame in 1...30 {
                state.apply(.tick(nanoseconds: 1_000_000 + UInt64(frame) * 33_000_000))
                let after = DashboardView.draw(state, glyphs: .unicode)
                let bytes = after.estimatedBytes(after: before)
                #expect(bytes <= 16_384, "\(screen.title), frame \(frame): \(bytes) bytes")
                total += bytes
                before = after
            }
            // Calm on average: half the limit.
            #expect(total <= 30 * 8_192, "\(screen.title): \(total / 30) bytes per frame")
        }
    }

    /// Every cell of the grid, its figure and the table change with every block.
    @Test func aNewBlockOnTheShardsScreenIsSmall() {
        var state = DashboardState.sample(240, 60, screen: .shards)
        for ordinal in UInt32(100)..<120 {
            let before = DashboardView.draw(state, glyphs: .unicode)
            state.apply(.telemetry(SampleBlock(ordinal: ordinal, number: UInt64(ordinal), count: 20).batch))
            let bytes = DashboardView.draw(state, glyphs: .unicode).estimatedBytes(after: before)
            #expect(bytes > 0 && bytes <= 16_384, "\(bytes) bytes")
        }
    }

    @Test func nothingIsDrawnWhileNothingHappens() {
        for screen in Screens.all {
            var state = DashboardState.sample(240, 60, screen: screen.id)
            state.apply(.tick(nanoseconds: 1_000_000))
            state.type(.character("p"), .character("-"), .character("-"), .character("-"))
            state.apply(.tick(nanoseconds: 400_000_000))
            state.type(.character(" "))
            let before = DashboardView.draw(state, glyphs: .unicode)
            state.apply(.tick(nanoseconds: 90_000_000_000))
            #expect(DashboardView.draw(state, glyphs: .unicode) == before, "\(screen.title)")
        }
    }

    @Test func stepsChangeAFewLines() {
        var state = DashboardState.sample(240, 60, screen: .step)
        for _ in 0..<20 { state.type(.character(".")) }
        var calm = 0
        for _ in 0..<200 {
            let before = DashboardView.draw(state, glyphs: .unicode)
            state.type(.character("."))
            if DashboardView.draw(state, glyphs: .unicode).estimatedBytes(after: before) < 3_000 { calm += 1 }
        }
        // All but where a page is turned.
        #expect(calm >= 190)
    }
}
