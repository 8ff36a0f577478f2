import CommandTesting
import Foundation
import TestSupport
import Testing

/// A real terminal for one test: a tmux server of its own, with one window that runs a shell.
final class TestTerminal {
    private let socket = "altius-\(UUID().uuidString)"
    /// The shell's folder; results of the program are left in it.
    let folder: TemporaryFolder

    /// Where tmux is; nil if nowhere.
    private static let tmux: String? = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    static var isAvailable: Bool { tmux != nil }

    /// The server, as a child and not as a daemon: Foundation would wait for a daemon as long as for the client that started it.
    private let server = Process()

    init(columns: Int = 80, rows: Int = 24, locale: String = "C.UTF-8") throws {
        folder = try TemporaryFolder()
        try prepare(server, ["-D", "-f", "/dev/null"])
        // Tests run on threads that block most signals, and children inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        try server.run()
        let shell =
            "env -u NO_COLOR -u LANG TERM=screen-256color LC_ALL=\(locale) PS1='shell> ' SWIFT_BACKTRACE=enable=no "
            + "XDG_CONFIG_HOME='\(folder.path)' "
            + "bash --norc --noprofile"
        // The server takes a moment to listen.
        let size = ["-x", "\(columns)", "-y", "\(rows)"]
        for _ in 0..<400 {
            if try send(["new-session", "-d"] + size + ["-c", folder.path, shell]).code == 0 { break }
            Thread.sleep(forTimeInterval: 0.025)
        }
        #expect(waitFor("shell>"))
    }

    deinit {
        _ = try? command("kill-server")
        server.terminate()
    }

    /// Starts the program: its process id is in the file `pid`, the terminal's modes before and after it in `before` and `after`, its
    /// exit code in `code`.
    /// - Parameters:
    ///   - arguments: redirections too.
    ///   - by: a command that runs it, with changes of the environment before it.
    func start(_ arguments: String = "", by command: String = "", isJob: Bool = false) throws {
        let program = "bash -c 'echo $$ >pid; exec \(command) \"\(Program.path)\" \(arguments)'"
        if isJob {
            try enter("stty -g >before; clear")
            try enter(program)
        } else {
            try enter("clear; stty -g >before; \(program); echo $? >code; stty -g >after; echo end-of-program")
        }
    }

    /// Waits for the end of the program. The exit code; nil if it did not end.
    func end() throws -> Int32? {
        guard waitFor("end-of-program") else { return nil }
        return Int32(try folder.read("code").trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// For a program that the shell did not wait for as `start` has it: checks the last exit code that the shell has, and leaves the
    /// terminal's modes in `after`.
    func expectCode(_ code: Int32, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try enter("echo code $?; stty -g >after; echo e''nd")
        // Not what was typed, but what came of it.
        #expect(waitFor("code \(code)") && waitFor("end"), sourceLocation: sourceLocation)
    }

    /// Whether the terminal is as it was: modes, screen and cursor.
    func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(try folder.read("before") == folder.read("after"), sourceLocation: sourceLocation)
        #expect(
            try property("#{alternate_on} #{cursor_flag} #{keypad_flag}") == "0 1 0", sourceLocation: sourceLocation)
        #expect(try property("#{mouse_any_flag}") == "0", sourceLocation: sourceLocation)
    }

    var processID: Int32? {
        (try? folder.read("pid")).flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    /// Sends the program a signal.
    func kill(_ signal: Int32) throws {
        let id = try #require(processID)
        #expect(Foundation.kill(id, signal) == 0)
    }

    /// Types a line into the shell.
    func enter(_ line: String) throws {
        try command("send-keys", "-l", line)
        try press("Enter")
    }

    /// Presses keys, by tmux's names.
    func press(_ keys: String...) throws {
        try command(["send-keys"] + keys)
    }

    func resize(columns: Int, rows: Int) throws {
        try command("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Sends bytes as the terminal itself does, for a mouse or a paste.
    func send(bytes: [UInt8]) throws {
        try command(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
    }

    /// Changes the size that the driver has of the terminal, as fast as a window manager can, without the terminal's taking part.
    func storm(_ sizes: [(columns: Int, rows: Int)]) throws {
        let descriptor = open(try property("#{pane_tty}"), O_RDWR | O_NOCTTY)
        try #require(descriptor >= 0)
        defer { Foundation.close(descriptor) }
        for (columns, rows) in sizes {
            var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
            #expect(ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0)
            // Some are taken in one by one, others many at a time.
            if columns % 3 == 0 { usleep(2_000) }
        }
    }

    /// From here on every byte that the program writes goes to the file `bytes` too.
    func record() throws {
        try folder.write("", to: "bytes")
        try command("pipe-pane", "cat >>'\(folder.path)/bytes'")
    }

    /// What was recorded.
    func recordedBytes() -> String {
        (try? Data(contentsOf: URL(filePath: folder.path + "/bytes"))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The terminal dies without a chance to tell anybody.
    func destroy() { Foundation.kill(server.processIdentifier, SIGKILL) }

    /// Ends the terminal itself, as closing its window does.
    func close() throws { try command("kill-server") }

    /// What the terminal shows, line by line, without blanks at the ends.
    func lines() -> [String] {
        ((try? command("capture-pane", "-p")) ?? "").split(separator: "\n", omittingEmptySubsequences: false).map {
            String($0.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Waits until the condition holds; false after some seconds without.
    func wait(_ condition: ([String]) -> Bool) -> Bool {
        for _ in 0..<400 {
            if condition(lines()) { return true }
            Thread.sleep(forTimeInterval: 0.025)
        }
        return false
    }

    /// Waits until the text is on the screen.
    func waitFor(_ text: String) -> Bool { wait { $0.contains { $0.contains(text) } } }

    /// Waits until the text is gone.
    func waitForNo(_ text: String) -> Bool { wait { !$0.contains { $0.contains(text) } } }

    func property(_ format: String) throws -> String {
        try command("display-message", "-p", format).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @discardableResult
    private func command(_ arguments: String...) throws -> String { try command(arguments) }

    @discardableResult
    private func command(_ arguments: [String]) throws -> String { try send(arguments).output }

    private func send(_ arguments: [String]) throws -> (code: Int32, output: String) {
        let process = Process()
        // -N: a client that finds no server yet would start one as a daemon.
        try prepare(process, ["-N"] + arguments)
        process.standardOutput = try folder.create("tmux-output")
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try folder.read("tmux-output"))
    }

    private func prepare(_ process: Process, _ arguments: [String]) throws {
        process.executableURL = URL(filePath: try #require(Self.tmux))
        process.arguments = ["-L", socket] + arguments
        // A test that runs inside tmux must not be taken for its client; the server draws UTF-8 whatever the locale here.
        var environment = ProcessInfo.processInfo.environment.filter { $0.key != "TMUX" }
        environment["LC_ALL"] = "C.UTF-8"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
    }
}
