import CommandTesting
import Foundation
import Testing

/// The mouse on a real terminal: captured only when asked, and given back on every way out.
@Suite(.serialized, .enabled(if: TestTerminal.isAvailable, "tmux is not installed"))
struct MouseScreenTests {
    private func isCaptured(_ terminal: TestTerminal) -> Bool {
        (try? terminal.property("#{mouse_any_flag}#{mouse_sgr_flag}")) == "11"
    }

    private func waitForCapture(_ terminal: TestTerminal, _ isWanted: Bool) -> Bool {
        terminal.wait { _ in isCaptured(terminal) == isWanted }
    }

    private func click(_ terminal: TestTerminal, column: Int, row: Int) throws {
        try terminal.send(bytes: Array("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m".utf8))
    }

    @Test func clicksAndTheWheel() throws {
        let terminal = try TestTerminal()
        try terminal.record()
        try terminal.start("--speed max --no-loop --screen blocks")
        #expect(terminal.waitFor("■ ended") && terminal.waitFor("▸  20000004"))
        // Off: no mode of any mouse protocol has been touched, and a report is no key.
        #expect(terminal.wait { _ in terminal.recordedBytes().contains("20000004") })
        let modes = ["9", "1000", "1001", "1002", "1003", "1005", "1006", "1015", "1016"].flatMap {
            ["?\($0)h", "?\($0)l"]
        }
        for mode in modes { #expect(!terminal.recordedBytes().contains(mode), "\(mode)") }
        try click(terminal, column: 20, row: 1)
        try terminal.press("m")
        #expect(terminal.waitFor("m release mouse") && waitForCapture(terminal, true))
        #expect(terminal.waitFor("[2 Blocks]"))
        let row = try #require(terminal.lines().firstIndex { $0.contains("20000002 Cancun") })
        try click(terminal, column: 10, row: row)
        #expect(terminal.waitFor("▸  20000002"))
        try click(terminal, column: 10, row: row)
        #expect(terminal.waitFor("── Block 20000002"))
        try terminal.press("Escape")
        // As terminals report that know no SGR.
        try terminal.send(bytes: [0x1B, 0x5B, 0x4D, 96, 43, UInt8(33 + row)])
        #expect(terminal.waitFor("▸  20000001"))
        let tab = try #require(terminal.lines()[1].range(of: "4 Lanes"))
        let lines = terminal.lines()
        try click(terminal, column: lines[1].distance(from: lines[1].startIndex, to: tab.lowerBound), row: 1)
        #expect(terminal.waitFor("[4 Lanes]"))
        try terminal.press("m")
        #expect(terminal.waitForNo("release mouse") && waitForCapture(terminal, false))
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV, SIGUSR1])
    func signalsReleaseIt(_ signal: Int32) throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed 1 --mouse")
        #expect(terminal.waitFor("► live") && waitForCapture(terminal, true))
        try terminal.kill(signal)
        #expect(try terminal.end() == 128 + signal)
        try terminal.expectRestored()
    }

    @Test func suspensionReleasesIt() throws {
        let terminal = try TestTerminal()
        try terminal.folder.makeFolder("altius")
        try terminal.folder.write("mouse = true\n", to: "altius/config.toml")
        try terminal.start("--speed 1", isJob: true)
        #expect(terminal.waitFor("► live") && waitForCapture(terminal, true))
        try terminal.press("C-z")
        #expect(terminal.waitFor("Stopped") && waitForCapture(terminal, false))
        try terminal.enter("clear; fg")
        #expect(terminal.waitFor("release mouse") && waitForCapture(terminal, true))
        try terminal.press("q")
        #expect(terminal.waitFor("shell>"))
        try terminal.expectCode(0)
        try terminal.expectRestored()
    }
}
