import Foundation
import Terminal
import Testing

@Suite struct ScreenTests {
    @Test func memoryScreenKeepsDifferentPictures() {
        let screen = MemoryScreen(
            size: Size(width: 3, height: 1), script: [[.key(.enter)], [.resized(Size(width: 2, height: 2))]])
        var canvas = Canvas(size: screen.size, glyphs: screen.glyphs)
        screen.present(canvas)
        screen.present(canvas)
        #expect(screen.pictures.count == 1)
        canvas.write("a", x: 0, y: 0)
        screen.present(canvas)
        #expect(screen.pictures.map(\.text) == ["", "a"])
        #expect(screen.waitForEvents(wake: nil, timeout: nil) == [.key(.enter)])
        _ = screen.waitForEvents(wake: nil, timeout: nil)
        #expect(screen.size == Size(width: 2, height: 2))
        #expect(screen.waitForEvents(wake: nil, timeout: nil) == [.ended(.closed)])
    }

    /// Only where the tests themselves have no terminal: opening one would take it over.
    @Test(.enabled(if: isatty(STDIN_FILENO) == 0))
    func noTerminalIsAnErrorThatNamesTheWayOut() {
        let error = #expect(throws: TerminalError.self) { _ = try NCursesScreen() }
        #expect(error == .notATerminal(stream: "standard input"))
    }

    @Test(arguments: [
        TerminalError.notATerminal(stream: "standard output"), .unknownTerminal(name: "x"),
        .cannotPlaceCursor(name: "dumb"),
        .system(call: "pipe", code: 24, text: "Too many open files"),
    ])
    func everyErrorNamesTheOtherModes(error: TerminalError) {
        #expect(error.description.contains("--once") && error.description.contains("--plain"))
    }
}
