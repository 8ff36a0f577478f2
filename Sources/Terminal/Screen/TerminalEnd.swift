/// Why a screen ended without the user asking for it in the dashboard.
package enum TerminalEnd: Sendable, Equatable {
    /// SIGINT, SIGTERM or SIGHUP arrived; the program should end as if by that signal (exit code 128 + number).
    case signal(Int32)
    /// The terminal was closed (end of file or an I/O error on it).
    case closed
}
