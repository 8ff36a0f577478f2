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

    @Test func closedTerminalEndsTheProgram() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed max --loop")
        #expect(terminal.waitFor("round"))
        let id = try #require(terminal.processID)
        try terminal.close()
        var isGone = false
        for _ in 0..<200 where !isGone {
            Thread.sleep(forTimeInterval: 0.025)
            isGone = kill(id, 0) != 0
        }
        #expect(isGone)
    }
}
