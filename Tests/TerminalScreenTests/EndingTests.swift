import CommandTesting
import Foundation
import Testing

/// Whatever ends or stops the program, the terminal is as it was.
@Suite(.serialized, .enabled(if: TestTerminal.isAvailable, "tmux is not installed"))
struct EndingTests {
    /// Signals from outside: the exit code says which, as shells have it.
    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT])
    func signals(_ signal: Int32) throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed max --loop")
        #expect(terminal.waitFor("round"))
        try terminal.kill(signal)
        #expect(try terminal.end() == 128 + signal)
        try terminal.expectRestored()
    }

    @Test func controlC() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed 1")
        #expect(terminal.waitFor("► live"))
        try terminal.press("C-c")
        #expect(try terminal.end() == 128 + SIGINT)
        try terminal.expectRestored()
    }

    @Test func suspendedAndResumed() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed 1", isJob: true)
        #expect(terminal.waitFor("► live"))
        for _ in 1...2 {
            try terminal.press("C-z")
            #expect(terminal.waitFor("Stopped"))
            #expect(try terminal.property("#{alternate_on} #{cursor_flag}") == "0 1")
            try terminal.enter("stty -g >after; clear; echo while'-'stopped")
            #expect(terminal.waitFor("while-stopped"))
            #expect(try terminal.folder.read("before") == terminal.folder.read("after"))
            // Another size meanwhile.
            try terminal.resize(columns: 100, rows: 30)
            try terminal.enter("fg")
            #expect(terminal.waitFor("► live") && terminal.wait { $0.count >= 30 && $0[29].contains("q quit") })
        }
        try terminal.press("q")
        #expect(terminal.waitFor("shell>"))
        try terminal.expectCode(0)
        try terminal.expectRestored()
    }

    /// A stopped job that is ended instead of continued does not touch the terminal that is the shell's by now. bash sends it both
    /// signals at once; the request to end may also come later than the permission to go on.
    @Test(arguments: ["kill %1", "kill -CONT %1; sleep 0.2; kill -TERM %1"])
    func endedWhileStopped(command: String) throws {
        let terminal = try TestTerminal()
        let id = try suspend(terminal)
        try terminal.enter(command)
        #expect(isGone(id))
        // It tells what became of a job before its next prompt.
        try terminal.enter("true")
        #expect(terminal.waitFor("Exit 143"))
        expectUntouched(terminal)
        try terminal.expectCode(0)
        try terminal.expectRestored()
    }

    /// A job in the background stops without touching the terminal, and has it again in the foreground.
    @Test func continuedInTheBackground() throws {
        let terminal = try TestTerminal()
        let id = try suspend(terminal)
        // What the shell said of the first stop is gone.
        try terminal.enter("clear; bg; echo went'-'on")
        #expect(terminal.waitFor("went-on") && terminal.wait { _ in state(of: id) == "T" })
        // It tells before a prompt.
        try terminal.enter("true")
        #expect(terminal.waitFor("Stopped"))
        expectUntouched(terminal)
        try terminal.enter("fg")
        #expect(terminal.waitFor("► live") && terminal.waitFor("release mouse"))
        try terminal.press("q")
        #expect(terminal.waitFor("shell>"))
        try terminal.expectCode(0)
        try terminal.expectRestored()
    }

    /// Starts the program with the mouse, suspends it and records what is written from then on. Its process id.
    private func suspend(_ terminal: TestTerminal) throws -> Int32 {
        try terminal.start("--speed 1 --mouse", isJob: true)
        #expect(terminal.waitFor("► live") && terminal.waitFor("release mouse"))
        let id = try #require(terminal.processID)
        try terminal.press("C-z")
        #expect(terminal.waitFor("Stopped"))
        try terminal.record()
        return id
    }

    /// Nothing of what a screen begins with is among the recorded bytes. The shell's line editor uses none of it.
    private func expectUntouched(_ terminal: TestTerminal) {
        for sequence in ["[?1049", "[?1000", "[?2026"] {
            #expect(!terminal.recordedBytes().contains("\u{1B}" + sequence))
        }
    }

    /// Nobody can restore anything at SIGSTOP; what the screen needs is there again after SIGCONT, whatever the shell did meanwhile.
    @Test func stoppedFromOutside() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed 1 --mouse", isJob: true)
        #expect(terminal.waitFor("► live") && terminal.waitFor("release mouse"))
        try terminal.kill(SIGSTOP)
        #expect(terminal.waitFor("Stopped"))
        try terminal.enter("printf '\\033[?1000l\\033[2J'; echo while'-'stopped")
        #expect(terminal.waitFor("while-stopped") && !terminal.lines().contains { $0.contains("► live") })
        #expect(try terminal.property("#{mouse_any_flag}") == "0")
        try terminal.enter("fg")
        #expect(terminal.waitFor("► live") && terminal.waitFor("release mouse"))
        #expect(terminal.wait { _ in (try? terminal.property("#{mouse_any_flag}")) == "1" })
        try terminal.press("q")
        #expect(terminal.waitFor("shell>"))
        try terminal.expectCode(0)
        try terminal.expectRestored()
    }

    /// The terminal's side of the line is gone: its window closed, its process killed, and that without a SIGHUP, which only programs
    /// get that the terminal controls. Then the end of file is all that tells.
    @Test(arguments: ["", "setsid --wait"], [false, true])
    func theProgramEndsWithItsTerminal(command: String, isKilled: Bool) throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed max --loop", by: command)
        #expect(terminal.waitFor("round"))
        let shell = try #require(terminal.processID)
        let children = (try? String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)) ?? ""
        let id = Int32(children.split(separator: " ").first ?? "") ?? shell
        #expect(command.isEmpty || id != shell)
        if isKilled { terminal.destroy() } else { try terminal.close() }
        #expect(isGone(id))
    }

    private func isGone(_ id: Int32) -> Bool {
        for _ in 0..<400 {
            // A process that nobody waits for stays as a zombie; it runs no more.
            if ["Z", nil].contains(state(of: id)) { return true }
            Thread.sleep(forTimeInterval: 0.025)
        }
        return false
    }

    /// What the process does, by the letter that proc(5) has for it; nil if there is none.
    private func state(of id: Int32) -> Character? {
        let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
        // The name in parentheses may hold anything.
        return status?.split(separator: ")").last?.dropFirst().first
    }
}
