import Dashboard
import Terminal
import Testing

/// The mouse on the screens: what stands under a cell is what a click there means.
@Suite struct MouseTests {
    private static let screens: [ScreenID] = [.blocks, .graph, .lanes, .conflicts, .step]
    private static let sizes = [
        Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 240, height: 60),
    ]

    private func state(_ size: Size, _ screen: ScreenID) -> DashboardState {
        var state = DashboardState.sample(size.width, size.height, workers: 4, screen: screen)
        for event in SampleRun.events(blocks: 60, stories: false) { state.apply(event) }
        state.apply(.tick(nanoseconds: 1_000_000))
        _ = state.press(.character("m"))
        return state
    }

    private func lists(_ state: DashboardState) -> [RowList] { state.currentScreen?.lists(state) ?? [] }

    /// The rows of a part of the screen that are marked: by the pointer, or in reverse.
    private func markedRows(_ state: DashboardState, in rect: Rect) -> [Int] {
        let canvas = DashboardView.draw(state, glyphs: .unicode)
        return (rect.y..<rect.maxY).filter { y in
            canvas[rect.x, y].character == canvas.glyphs.pointer
                || (rect.x..<rect.maxX).contains { canvas[$0, y].style.isSelected }
        }
    }

    @Test(arguments: screens, sizes) func aClickSelectsTheRowThatIsDrawnThere(screen: ScreenID, size: Size) throws {
        let start = state(size, screen)
        #expect(!lists(start).isEmpty)
        for (number, list) in lists(start).enumerated() {
            var clicked = 0
            for y in list.rect.y..<list.rect.maxY {
                var state = start
                guard let row = list.row(atColumn: list.rect.x + 3, row: y), row != list.selected else { continue }
                clicked += 1
                #expect(state.take(MouseEvent(.click, column: list.rect.x + 3, row: y)).allSatisfy { $0 != .quit })
                #expect(state.popup == nil)
                // The list may have the keys now, and may have moved the row to another line.
                let after = lists(state).first { $0.rect == list.rect && $0.selected == row }
                let now = try #require(after, "\(screen.name), list \(number), row \(row)")
                let line = now.rect.y + (row - now.first) * now.rowHeight
                // The DAG marks what depends on the selected row too.
                let marked = markedRows(state, in: now.rect)
                #expect(screen == .graph ? marked.contains(line) : marked == [line], "\(screen.name), row \(row)")
            }
            #expect(clicked > 0 || list.count < 2, "\(screen.name), list \(number)")
        }
    }

    @Test(arguments: screens, sizes) func theWheelMovesTheListUnderThePointer(screen: ScreenID, size: Size) throws {
        let start = state(size, screen)
        for list in lists(start) where list.count > 8 {
            let (x, y) = (list.rect.x + list.rect.width / 2, list.rect.y)
            var state = start
            var rows: [Int] = []
            for action in Array(repeating: MouseEvent.Action.scrollUp, count: 2) + [.scrollDown] {
                _ = state.take(MouseEvent(action, column: x, row: y))
                rows.append(try #require(lists(state).first { $0.rect == list.rect }?.selected))
            }
            #expect(rows[1] <= rows[0] && rows[2] >= rows[1], "\(screen.name): \(rows)")
            // To the ends and not beyond.
            for _ in 0..<(list.count + 3) { _ = state.take(MouseEvent(.scrollDown, column: x, row: y)) }
            #expect(lists(state).first { $0.rect == list.rect }?.selected == list.count - 1)
            for _ in 0..<(list.count + 3) { _ = state.take(MouseEvent(.scrollUp, column: x, row: y)) }
            #expect(lists(state).first { $0.rect == list.rect }?.selected == 0)
        }
    }

    @Test func aClickOnTheSelectedRowIsEnter() throws {
        for screen in [ScreenID.blocks, .graph, .conflicts, .step] {
            var clicked = state(Size(width: 80, height: 24), screen)
            let list = try #require(lists(clicked).first)
            let place = (x: list.rect.x + 5, y: list.rect.y + 1)
            _ = clicked.take(MouseEvent(.click, column: place.x, row: place.y))
            var pressed = clicked
            let after = try #require(lists(clicked).first)
            let line = after.rect.y + (try #require(after.selected) - after.first)
            _ = clicked.take(MouseEvent(.click, column: place.x, row: line))
            _ = pressed.press(.enter)
            #expect(clicked.picture() == pressed.picture(), "\(screen.name)")
            #expect(clicked.popup != nil || clicked.blocks.isDetailOpen, "\(screen.name)")
        }
    }

    @Test func tabsAreClicked() {
        var state = state(Size(width: 80, height: 24), .blocks)
        for screen in state.screens {
            let lines = state.picture().split(separator: "\n", omittingEmptySubsequences: false)
            guard let range = lines[1].range(of: screen.title) else { continue }
            let column = lines[1].distance(from: lines[1].startIndex, to: range.lowerBound)
            _ = state.take(MouseEvent(.click, column: column, row: 1))
            #expect(state.screen == screen.id)
        }
        let before = state.screen
        _ = state.take(MouseEvent(.click, column: 79, row: 1))
        #expect(state.screen == before)
    }

    @Test func boxesAreClosedAndTypedTextStays() {
        var state = state(Size(width: 80, height: 24), .graph)
        _ = state.press(.character("?"))
        _ = state.take(MouseEvent(.scrollDown, column: 40, row: 10))
        #expect(state.helpTop == 3)
        _ = state.take(MouseEvent(.click, column: 40, row: 10))
        #expect(state.isHelpOpen)
        _ = state.take(MouseEvent(.click, column: 0, row: 0))
        #expect(!state.isHelpOpen)
        for character in ":tx 3" { _ = state.press(.character(character)) }
        let before = state
        _ = state.take(MouseEvent(.click, column: 3, row: 1))
        _ = state.take(MouseEvent(.scrollUp, column: 3, row: 8))
        #expect(state.prompt == before.prompt && state.screen == .graph)
    }

    @Test func offMeansNothingHappens() {
        var state = state(Size(width: 80, height: 24), .graph)
        _ = state.press(.character("m"))
        #expect(state.mouse == .off)
        let before = state.picture()
        for action in [MouseEvent.Action.click, .scrollUp, .scrollDown] {
            for row in 0..<24 { #expect(state.take(MouseEvent(action, column: 3, row: row)).isEmpty) }
        }
        #expect(state.picture() == before)
    }

    /// No place is out of bounds, on the smallest screens either.
    @Test(arguments: screens) func anyPlaceMayBeClicked(screen: ScreenID) {
        for size in [Size(width: 1, height: 1), Size(width: 60, height: 14), Size(width: 80, height: 24)] {
            var empty = DashboardState(size: size)
            empty.screen = screen
            empty.mouse = .on
            var full = state(size, screen)
            for row in stride(from: 0, to: 70, by: 1) {
                for column in stride(from: 0, to: 250, by: 7) {
                    _ = empty.take(MouseEvent(.click, column: column, row: row))
                    _ = full.take(MouseEvent(.scrollUp, column: column, row: row))
                    _ = full.take(MouseEvent(.click, column: column, row: row))
                }
            }
            #expect(empty.picture().count > 0 && full.picture().count > 0)
        }
    }

    @Test func theKeySaysWhatItDoes() {
        var state = DashboardState(size: Size(width: 80, height: 24))
        #expect(!state.picture().contains("m release mouse"))
        #expect(state.press(.character("m")) == [.captureMouse(true)])
        #expect(state.mouse == .on)
        for screen in state.screens {
            state.screen = screen.id
            #expect(state.picture().contains("m release mouse   ? help   q quit"))
        }
        #expect(state.press(.character("m")) == [.captureMouse(false)])
        state.mouse = .unavailable
        #expect(state.press(.character("m")).isEmpty)
        #expect(state.notice == "m: this terminal type reports no mouse")
    }

    @Test func thePaletteCapturesItToo() {
        var state = DashboardState(size: Size(width: 80, height: 24))
        for character in ":mouse" { _ = state.press(.character(character)) }
        #expect(state.press(.enter) == [.captureMouse(true)])
        state.mouse = .unavailable
        for character in ":mouse" { _ = state.press(.character(character)) }
        #expect(state.press(.enter).isEmpty)
        #expect(state.notice == ":mouse: this terminal type reports no mouse")
    }

    // MARK: Session

    private func run(
        _ script: [[TerminalEvent]], mouse: Bool = false, canReportMouse: Bool = true
    ) throws -> MemoryScreen {
        let link = try DashboardLink()
        for event in SampleRun.events(blocks: 12) { link.post(event) }
        let size = Size(width: 80, height: 24)
        let screen = MemoryScreen(size: size, script: [[]] + script, canReportMouse: canReportMouse)
        _ = DashboardSession.run(
            link, on: screen, framesPerSecond: 1_000_000_000, firstScreen: .blocks, mouse: mouse)
        return screen
    }

    @Test func theSessionCapturesItOnlyWhenAsked() throws {
        let click: [TerminalEvent] = [.mouse(MouseEvent(.click, column: 25, row: 1))]
        var screen = try run([click])
        #expect(screen.isMouseCaptured == nil)
        #expect(screen.pictures.last?.text.contains("[2 Blocks]") == true)
        screen = try run([[.key(.character("m"))], click])
        #expect(screen.isMouseCaptured == true)
        #expect(screen.pictures.last?.text.contains("[2 Blocks]") == false)
        screen = try run([[.key(.character("m"))], [.key(.character("m"))]])
        #expect(screen.isMouseCaptured == false)
        screen = try run([], mouse: true)
        #expect(screen.isMouseCaptured == true)
        screen = try run([], mouse: true, canReportMouse: false)
        #expect(screen.isMouseCaptured == nil)
        #expect(screen.pictures.last?.text.contains("this terminal type reports no mouse") == true)
    }
}
