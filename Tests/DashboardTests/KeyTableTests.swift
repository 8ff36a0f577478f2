import Dashboard
import Terminal
import Testing

@Suite struct KeyTableTests {
    private func screen(_ name: String) -> ScreenDefinition {
        ScreenDefinition(
            id: ScreenID(name), title: name, question: "what is \(name)?", bindings: [],
            perform: { _, _ in }, draw: { _, rect, canvas in canvas.write("body of \(name)", x: rect.x, y: rect.y) })
    }

    @Test func noKeyMeansTwoThings() {
        let table = KeyTable(screens: Screens.all)
        for screen in Screens.all { #expect(table.duplicates(on: screen.id).isEmpty, "\(screen.title)") }
    }

    @Test func duplicatesAreFound() {
        var screen = self.screen("Clash")
        screen = ScreenDefinition(
            id: screen.id, title: screen.title, question: screen.question,
            bindings: [KeyBinding([.character("q")], .up, help: "clashes with quit")], perform: screen.perform,
            draw: screen.draw)
        #expect(KeyTable(screens: [screen]).duplicates(on: screen.id) == [.character("q")])
    }

    @Test func helpShowsEveryBinding() {
        var state = SampleRun.state(120, 60)
        state.type(.function(1))
        let picture = state.picture()
        for binding in state.keys.bindings(on: .blocks) {
            #expect(picture.contains(binding.keyNames) && picture.contains(binding.help))
        }
    }

    @Test func everyPromisedKeyDoesSomething() {
        let promised: [Key] = [
            .character("q"), .escape, .character("?"), .function(1), .character("1"), .up, .down, .character("h"),
            .character("j"), .character("k"), .character("l"), .character("g"), .character("G"), .pageUp, .pageDown,
            .enter, .character(" "), .character("f"),
        ]
        let table = KeyTable(screens: Screens.all)
        for key in promised { #expect(table.binding(for: key, on: .blocks) != nil, "\(key.name)") }
    }

    @Test func screensOfABlockHaveTheKeysOfItsClockAndSearch() {
        let table = KeyTable(screens: Screens.all)
        for screen in Screens.all {
            for key in ".,cCtTeE][p+-: ?q" {
                #expect(table.binding(for: .character(key), on: screen.id) != nil, "\(key) on \(screen.title)")
            }
        }
        for screen in [ScreenID.graph, .conflicts, .step] {
            for key in "wf/nN" { #expect(table.binding(for: .character(key), on: screen) != nil, "\(key)") }
        }
        #expect(table.binding(for: .character("s"), on: .conflicts)?.command == .sort)
    }

    /// A key either does something or says why it does not.
    @Test func everyKeyOfEveryScreenAnswers() {
        for screen in Screens.all {
            var empty = DashboardState(size: Size(width: 80, height: 24))
            empty.screen = screen.id
            for binding in empty.keys.bindings(on: screen.id) where empty.whyDisabled(binding.command) != nil {
                guard let key = binding.keys.first else { continue }
                _ = empty.press(key)
                #expect(empty.notice?.hasPrefix("\(key.name): ") == true, "\(key.name) on \(screen.title)")
                #expect(empty.picture().contains(empty.notice ?? "nothing"))
            }
        }
    }

    @Test func screensAreSwitchedByNumberAndTab() {
        let screens = [screen("One"), screen("Two"), screen("Three")]
        var state = DashboardState(size: Size(width: 80, height: 24), screens: screens)
        #expect(state.picture().contains("[1 One] 2 Two  3 Three   what is One?"))
        state.type(.character("3"))
        #expect(state.picture().contains("body of Three"))
        state.type(.tab)
        #expect(state.screen == screens[0].id)
        state.type(.backTab, .backTab)
        #expect(state.screen == screens[1].id)
        #expect(state.keys.duplicates(on: state.screen).isEmpty)
    }
}
