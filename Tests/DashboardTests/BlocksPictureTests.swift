import Dashboard
import Terminal
import Testing

/// What users see, as text.
@Suite struct BlocksPictureTests {
    @Test func at80x24() throws {
        try Picture.expect(SampleRun.state(80, 24).picture(), named: "80x24")
    }

    @Test func at80x24InASCII() throws {
        let picture = SampleRun.state(80, 24).picture(.ascii)
        #expect(picture.utf8.allSatisfy { $0 < 0x80 })
        try Picture.expect(picture, named: "80x24-ascii")
    }

    @Test func at80x24OnAConsole() throws {
        try Picture.expect(SampleRun.state(80, 24).picture(.box), named: "80x24-box")
    }

    @Test func at120x40() throws {
        try Picture.expect(SampleRun.state(120, 40, blocks: 43).picture(), named: "120x40")
    }

    @Test func at120x40WithDetails() throws {
        var state = SampleRun.state(120, 40, blocks: 43)
        state.type(.up, .up, .up, .enter)
        try Picture.expect(state.picture(), named: "120x40-details")
    }

    @Test func at240x60() throws {
        try Picture.expect(SampleRun.state(240, 60, blocks: 43).picture(), named: "240x60")
    }

    @Test func at240x60InASCII() throws {
        try Picture.expect(SampleRun.state(240, 60, blocks: 43).picture(.ascii), named: "240x60-ascii")
    }

    @Test func detailsAt80x24() throws {
        var state = SampleRun.state(80, 24)
        state.type(.up, .enter)
        try Picture.expect(state.picture(), named: "80x24-details")
    }

    @Test func failureIsShownWhole() throws {
        var state = SampleRun.state(80, 24)
        state.type(.character("g"), .down, .down, .down, .down, .enter)
        let picture = state.picture()
        try Picture.expect(picture, named: "80x24-failure")
        #expect(picture.contains("  parent.") && !picture.contains("more lines"))
    }

    @Test func failureThatDoesNotFitSaysSo() {
        var state = SampleRun.state(80, 24)
        state.apply(.blockFailed(number: 1, name: "x", message: String(repeating: "word ", count: 400)))
        state.type(.enter)
        #expect(state.picture().contains("24 more lines: enlarge the terminal"))
    }

    @Test func helpAt80x24() throws {
        var state = SampleRun.state(80, 24)
        state.type(.character("?"))
        try Picture.expect(state.picture(), named: "80x24-help")
    }

    @Test func beforeTheFirstBlock() {
        var state = DashboardState(size: Size(width: 80, height: 16))
        state.screen = .blocks
        #expect(
            state.picture() == """
                 Altius   waiting for blocks
                 1 Overview [2 Blocks] 3 DAG  4 Lanes  5 Conflicts  6 Step  7 Shards
                  - tx/s   - Mgas/s   0 gas in 0 ns of execution
                  0 blocks, 0 transactions
                      BLOCK FORK     TX         GAS       MS  MGAS/S VERIFICATION
                  No block yet.









                 Enter details   Space pause   : go   f unfollow   ? help   q quit
                """)
    }

    @Test func whileABlockExecutes() {
        var state = SampleRun.state(60, 14, blocks: 3, stories: false)
        state.apply(.blockBegan(number: 19_426_590, name: "block-3", transactions: 211))
        state.apply(.tick(nanoseconds: 3_400_000_000))
        state.type(.character(" "))
        #expect(
            state.picture() == """
                 Altius   ‖ paused   block 4 of 43   occ   8 workers
                 1 [2 Blocks] 3  4  5  6  7   what came of each?
                  1,522 tx/s   319.4 Mgas/s   86,240,001 gas in 270.0 ms
                  ✓ 3 verified   3 blocks, 411 transactions
                      BLOCK   TX         GAS       MS  MGAS/S VERIFICATION
                   19426587  100  29,981,234    60.00   499.7 ✓ 4 of 4
                   19426588  137  28,746,667   123.00   233.7 ✓ 4 of 4
                ▸  19426589  174  27,512,100    87.00   316.2 ✓ 4 of 4
                   19426590  211                              executing 3 s




                 Enter details   Space run   : go   ? help   q quit
                """)
    }

    @Test func tooSmallSaysWhatIsNeededAndWhatIs() {
        var state = SampleRun.state(80, 24)
        state.resize(to: Size(width: 40, height: 5))
        #expect(
            state.picture() == """

                 Altius needs a terminal of 60x14, this
                              one is 40x5.


                """)
    }

    /// Signs and words carry the meaning: the picture without any style still tells the verdicts apart.
    @Test func verdictsNeedNoColour() {
        let picture = SampleRun.state(120, 40).picture()
        for words in [
            "✗ receipts  ✓ gas bloom state", "- nothing to compare", "✓ gas bloom receipts state", "✗ failed",
        ] {
            #expect(picture.contains(words), "\(words)")
        }
    }

    @Test func stylesSayTheSameAsTheWords() {
        let canvas = DashboardView.draw(SampleRun.state(80, 24), glyphs: .unicode)
        for y in 0..<24 {
            for x in 0..<80 where canvas[x, y].character == "✗" { #expect(canvas[x, y].style.role == .bad) }
            for x in 0..<80 where canvas[x, y].character == "✓" { #expect(canvas[x, y].style.role == .good) }
        }
        let selectedRows = (0..<24).filter { canvas[79, $0].style.isSelected }
        #expect(selectedRows.count == 1)
        #expect(selectedRows.allSatisfy { canvas[0, $0].character == "▸" })
    }
}
