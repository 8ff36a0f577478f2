import CommandTesting
import Foundation
import Testing

/// Terminals that can do little, and streams that are no terminal.
@Suite(.serialized, .enabled(if: TestTerminal.isAvailable, "tmux is not installed"))
struct TerminalTypeTests {
    /// No dashboard without a terminal that can show one: one sentence that says what to do, exit code 2, the terminal untouched.
    @Test func noDashboard() throws {
        let terminal = try TestTerminal(columns: 200)
        for (command, redirection, part) in [
            ("env TERM=dumb", "", "the terminal type \"dumb\" (TERM) cannot place its cursor"),
            ("env -u TERM", "", "the dashboard does not know the terminal type \"\" (TERM); set TERM"),
            ("env TERM=", "", "the dashboard does not know the terminal type \"\" (TERM); set TERM"),
            ("env TERM=altius-9", "", "the dashboard does not know the terminal type \"altius-9\" (TERM); set TERM"),
            ("env TERM=../../x", "", "the dashboard does not know the terminal type \"../../x\" (TERM); set TERM"),
            ("", "<&-", "the dashboard needs a terminal, but standard input is not one"),
            ("", "</dev/null", "the dashboard needs a terminal, but standard input is not one"),
            ("", "| cat", "the dashboard needs a terminal, but standard output is not one"),
            ("", ">output", "the dashboard needs a terminal, but standard output is not one"),
            ("", "<&- >&-", "the dashboard needs a terminal, but standard input is not one"),
        ] {
            try terminal.start("--speed max --no-loop \(redirection)", by: command)
            let code = try terminal.end()
            // The shell reports the end of a pipe, which is cat.
            #expect(code == (redirection == "| cat" ? 0 : 2), "\(command) \(redirection)")
            let lines = terminal.lines().filter { $0.hasPrefix("altius: ") }
            #expect(lines.count == 1 && lines[0].contains(part), "\(command) \(redirection): \(terminal.lines())")
            #expect(lines.first?.hasSuffix("--once for one picture as text or --plain for one line per change") == true)
            try terminal.expectRestored()
        }
    }

    /// Nothing but what the terminal's entry has, nothing beyond ASCII.
    @Test func aVT100GetsItsOwnSequencesOnly() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed max --no-loop --screen blocks", by: "env TERM=vt100")
        try terminal.record()
        #expect(terminal.waitFor("# ended") && terminal.waitFor("ok gas bloom receipts"))
        #expect(terminal.lines().allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
        try terminal.press("Up")
        #expect(terminal.waitFor(">  20000003"))
        try terminal.press("m")
        #expect(terminal.waitFor("m: this terminal type reports no mouse"))
        try terminal.press("3")
        #expect(terminal.waitFor("[3 DAG]"))
        #expect(terminal.wait { _ in terminal.recordedBytes().contains("3 DAG") })
        // No synchronised output, other screen, colours, mouse.
        for sequence in ["\u{1B}[?2026", "\u{1B}[?1049", "\u{1B}[38;", "\u{1B}[?1000"] {
            #expect(!terminal.recordedBytes().contains(sequence))
        }
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    /// What the configuration file says is what the terminal gets.
    @Test func theFileReachesTheTerminal() throws {
        let terminal = try TestTerminal()
        try terminal.folder.makeFolder("altius")
        let good = (standard: "\u{1B}[38;5;71m", colorblind: "\u{1B}[38;5;68m")
        for (file, option, present, absent) in [
            ("", "", ["\u{1B}[?2026h", good.standard, "✓"], []),
            ("palette = \"colorblind\"", "", [good.colorblind], [good.standard]),
            ("palette = \"colorblind\"", "--palette standard", [good.standard], []),
            (
                "ascii = true\nsynchronized-output = false\ncolor = \"never\"", "", ["ok"],
                ["\u{1B}[?2026", "\u{1B}[38;5", "✓"]
            ),
        ] {
            try terminal.folder.write(file + "\nscreen = \"blocks\"\nspeed = \"max\"\n", to: "altius/config.toml")
            try terminal.record()
            try terminal.start("--no-loop \(option)")
            #expect(
                terminal.waitFor(" ended") && terminal.waitFor("[2 Blocks]") && terminal.waitFor("gas bloom receipts"))
            try terminal.press("q")
            #expect(try terminal.end() == 0)
            #expect(terminal.wait { _ in terminal.recordedBytes().contains("end-of-program") })
            for part in present { #expect(terminal.recordedBytes().contains(part), "\(file) \(option): \(part)") }
            for part in absent { #expect(!terminal.recordedBytes().contains(part), "\(file) \(option): \(part)") }
            try terminal.expectRestored()
        }
    }

    @Test func theOtherWaysNeedNoTerminal() throws {
        let terminal = try TestTerminal(columns: 100)
        for redirection in ["<&-", "</dev/null", "| cat"] {
            try terminal.start("--plain \(redirection)", by: "env TERM=dumb")
            #expect(try terminal.end() == 0)
            #expect(terminal.lines().contains { $0.contains("20000004") }, "\(terminal.lines())")
        }
    }
}
