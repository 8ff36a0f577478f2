/// Why there can be no screen. Every sentence says what to do instead.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// Standard input or output is not a terminal. `stream` is "standard input" or "standard output".
    case notATerminal(stream: String)
    /// `TERM` is empty, or terminfo has no entry of that name.
    case unknownTerminal(name: String)
    /// The terminal of that name cannot place its cursor, as `dumb`.
    case cannotPlaceCursor(name: String)
    /// An operating system call failed; `errno` and its text.
    case system(call: String, code: Int32, text: String)

    package var description: String {
        switch self {
        case .notATerminal(let stream):
            "the dashboard needs a terminal, but \(stream) is not one; \(Self.instead)"
        case .unknownTerminal(let name):
            "the dashboard does not know the terminal type \"\(name)\" (TERM); set TERM, for instance to xterm-256color, or \(Self.instead)"
        case .cannotPlaceCursor(let name):
            "the terminal type \"\(name)\" (TERM) cannot place its cursor, so it can show no dashboard; \(Self.instead)"
        case .system(let call, let code, let text):
            "the dashboard could not start: \(call) failed: \(text) (\(code)); \(Self.instead)"
        }
    }

    private static let instead = "use --once for one picture as text or --plain for one line per change"
}
