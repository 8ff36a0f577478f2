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
        // The shell sees a child that an interrupt ended, and drops the rest of the line.
        #expect(terminal.waitFor("shell>"))
        try terminal.enter("stty -g >after; echo end")
        #expect(terminal.waitFor("end"))
        #expect(terminal.wait { _ in (try? terminal.folder.read("after").isEmpty) == false })
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
            try terminal.enter("stty -g >after; clear; echo while-stopped")
            #expect(terminal.waitFor("while-stopped"))
            #expect(try terminal.folder.read("before") == terminal.folder.read("after"))
            // Another size meanwhile.
            try terminal.resize(columns: 100, rows: 30)
            try terminal.enter("fg")
            #expect(terminal.waitFor("► live") && terminal.wait { $0.count >= 30 && $0[29].contains("q quit") })
        }
        try terminal.press("q")
        #expect(terminal.waitFor("shell>"))
        try terminal.enter("echo code $?; stty -g >after; echo end")
        #expect(terminal.waitFor("code 0") && terminal.waitFor("end"))
        try terminal.expectRestored()
    }

    /// A stopped job that is ended instead of continued does not touch the terminal that is the shell's by now.
    @Test func endedWhileStopped() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed 1 --mouse", isJob: true)
        #expect(terminal.waitFor("► live"))
        let id = try #require(terminal.processID)
        try terminal.press("C-z")
        #expect(terminal.waitFor("Stopped"))
        try terminal.record()
        // bash lets a stopped job go on, so that it finds the signal.
        try terminal.enter("kill %1")
        #expect(isGone(id))
        // It tells what became of a job before its next prompt.
        try terminal.enter("true")
        #expect(terminal.waitFor("Exit 143"))
        // The shell's line editor uses none of these.
        for sequence in ["[?1049", "[2J", "[?1000"] { #expect(!terminal.recordedBytes().contains("\u{1B}" + sequence)) }
        try terminal.enter("stty -g >after; echo end")
        #expect(terminal.waitFor("end"))
        #expect(terminal.wait { _ in (try? terminal.folder.read("after").isEmpty) == false })
        try terminal.expectRestored()
    }

    /// Nobody can restore anything at SIGSTOP; what the screen needs is there again after SIGCONT, whatever the shell did meanwhile.
    @Test func stoppedFromOutside() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed 1 --mouse", isJob: true)
        #expect(terminal.waitFor("► live") && terminal.waitFor("release mouse"))
        try terminal.kill(SIGSTOP)
        #expect(terminal.waitFor("Stopped"))
        try terminal.enter("printf '\\033[?1000l\\033[2J'; echo while-stopped")
        #expect(terminal.waitFor("while-stopped") && !terminal.lines().contains { $0.contains("► live") })
        #expect(try terminal.property("#{mouse_any_flag}") == "0")
        try terminal.enter("fg")
        #expect(terminal.waitFor("► live") && terminal.waitFor("release mouse"))
        #expect(terminal.wait { _ in (try? terminal.property("#{mouse_any_flag}")) == "1" })
        try terminal.press("q")
        #expect(terminal.waitFor("shell>"))
        try terminal.enter("echo code $?; stty -g >after; echo end")
        #expect(terminal.waitFor("code 0") && terminal.waitFor("end"))
        #expect(terminal.wait { _ in (try? terminal.folder.read("after").isEmpty) == false })
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
            let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
            if status.map({ $0.contains(") Z ") }) ?? true { return true }
            Thread.sleep(forTimeInterval: 0.025)
        }
        return false
    }
}
