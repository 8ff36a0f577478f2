import Dashboard
import Terminal
import Testing

/// Every screen about recorded blocks, as text. Text is what a terminal without colour shows.
@Suite struct ScreenPictureTests {
    private static let screens: [ScreenID] = [.overview, .graph, .lanes, .conflicts, .step, .shards]

    /// Half-way through a block, so that what happened, what happens and what is to come are all there.
    private func state(_ width: Int, _ height: Int, _ screen: ScreenID) -> DashboardState {
        var state = DashboardState.sample(width, height, workers: width > 200 ? 12 : 4, screen: screen)
        state.apply(.tick(nanoseconds: 1_000_000))
        state.type(.character("p"))
        state.apply(.tick(nanoseconds: 801_000_000))
        state.type(.character(" "))
        return state
    }

    private static let sizes = [
        Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 240, height: 60),
    ]

    private func name(_ screen: ScreenID, _ size: Size) -> String { "\(screen.name)-\(size.width)x\(size.height)" }

    @Test(arguments: screens, sizes) func unicode(screen: ScreenID, size: Size) throws {
        try Picture.expect(state(size.width, size.height, screen).picture(), named: name(screen, size))
    }

    @Test(arguments: screens, sizes) func ascii(screen: ScreenID, size: Size) throws {
        let picture = state(size.width, size.height, screen).picture(.ascii)
        #expect(picture.utf8.allSatisfy { $0 < 0x80 })
        try Picture.expect(picture, named: "\(name(screen, size))-ascii")
    }

    /// Where the colours are: a letter per role and cell.
    @Test(arguments: screens, sizes) func colours(screen: ScreenID, size: Size) throws {
        let letters: [Role: Character] = [
            .text: "t", .dim: "d", .strong: "S", .title: "T", .heading: "H", .accent: "A", .good: "G", .warning: "W",
            .bad: "B", .key: "K", .graph: "g",
        ]
        let picture = styles(screen, size) { letters[$0.role] ?? "?" }
        try Picture.expect(picture, named: "\(name(screen, size))-roles")
    }

    /// What a terminal without colours does to the text instead: bold 1, dim 2, reverse 4, underlined 8, together their sum.
    @Test(arguments: screens, sizes) func mono(screen: ScreenID, size: Size) throws {
        let palette = Palette(depth: .mono)
        let picture = styles(screen, size) { style in
            let attributes = palette[style].attributes.rawValue
            return attributes == 0 ? "." : Character(String(attributes, radix: 16))
        }
        try Picture.expect(picture, named: "\(name(screen, size))-mono")
    }

    /// A character per cell that shows something.
    private func styles(_ screen: ScreenID, _ size: Size, _ letter: (Style) -> Character) -> String {
        let canvas = DashboardView.draw(state(size.width, size.height, screen), glyphs: .unicode)
        return (0..<size.height).map { y in
            let line = (0..<size.width).map { x -> Character in
                let cell = canvas[x, y]
                let isBlank = cell.character == " " && !cell.style.isSelected && cell.style.role != .heading
                return isBlank ? " " : letter(cell.style)
            }
            return String(String(line).reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    @Test func graphWithASelection() throws {
        var state = DashboardState.sample(80, 24, screen: .graph)
        state.type(.character(":"))
        for character in "tx 72" { state.type(.character(character)) }
        state.type(.enter)
        try Picture.expect(state.picture(), named: "dag-80x24-selection")
    }

    @Test func graphOfManyLinesSaysHowManyAreNotDrawn() throws {
        var state = DashboardState(size: Size(width: 80, height: 24))
        state.apply(.telemetry(WovenBlock.batch(lines: 20)))
        state.screen = .graph
        state.resize(to: state.size)
        state.type(.pageDown, .pageDown, .pageDown)
        let picture = state.picture()
        try Picture.expect(picture, named: "dag-80x24-capped")
        #expect(picture.contains("+12 more"))
    }

    @Test func graphOfChainsThatMeet() throws {
        var state = DashboardState(size: Size(width: 80, height: 24))
        state.apply(.telemetry(WovenBlock.batch(lines: 5, areCrossing: true)))
        state.screen = .graph
        state.type(.pageDown, .up, .up)
        try Picture.expect(state.picture(), named: "dag-80x24-meeting")
        try Picture.expect(state.picture(.ascii), named: "dag-80x24-meeting-ascii")
    }

    @Test func lanesZoomedIn() throws {
        var state = state(120, 40, .lanes)
        state.type(.character("z"), .character("z"), .character("z"), .down, .down)
        try Picture.expect(state.picture(), named: "lanes-120x40-zoomed")
    }

    @Test func hotLocations() throws {
        var state = state(80, 24, .conflicts)
        state.type(.character("o"), .character("s"))
        try Picture.expect(state.picture(), named: "conflicts-80x24-locations")
    }

    @Test func hitRatesWithASelection() throws {
        var state = state(120, 40, .shards)
        state.type(.character("o"), .down, .down, .down)
        try Picture.expect(state.picture(), named: "shards-120x40-hits")
        state.type(.enter)
        try Picture.expect(state.picture(.ascii), named: "shards-120x40-popup-ascii")
    }

    @Test func fullValues() throws {
        var state = DashboardState.sample(80, 24, screen: .conflicts)
        state.type(.down, .enter)
        try Picture.expect(state.picture(), named: "conflicts-80x24-popup")
        state.type(.escape)
        #expect(state.popup == nil)
    }

    @Test func commandPalette() throws {
        var state = DashboardState.sample(80, 24, screen: .graph)
        state.type(.character(":"), .tab, .tab)
        try Picture.expect(state.picture(), named: "palette-80x24")
    }

    @Test func anOverviewWithoutEventsHasItsBlocks() {
        var state = SampleRun.state(80, 24)
        state.screen = .overview
        let picture = state.picture()
        #expect(picture.contains("BLOCK FORK") && picture.contains("▸  19426598") && picture.contains("✗ receipts"))
        #expect(!picture.contains("Retries"))
    }

    @Test func beforeAnythingIsRecorded() {
        for screen in Self.screens {
            var state = DashboardState(size: Size(width: 80, height: 24))
            state.screen = screen
            #expect(state.picture().contains("No block has been recorded yet."), "\(screen.name)")
            state.apply(.telemetry(SampleBlock(count: 50).batches(of: 200)[0]))
            #expect(state.picture().contains("Block 19426587 is being executed:"), "\(screen.name)")
            state = DashboardState(size: Size(width: 80, height: 24))
            state.screen = screen
            state.apply(.runBegan(blockCount: 1, executor: "occ", workers: 1))
            state.apply(.runEnded(looping: false))
            #expect(state.picture().contains("This run recorded no events"), "\(screen.name)")
        }
    }
}
