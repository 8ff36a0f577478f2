import Terminal

/// How a session of the dashboard ended. The terminal is as it was before in every case.
package enum SessionEnd: Sendable, Equatable {
    /// The user pressed the key for it.
    case quit
    /// The terminal or a signal ended it.
    case terminal(TerminalEnd)

    /// What the program exits with: 0 when the user quit, 128 and the signal's number otherwise, as shells do; a terminal that went
    /// away counts as SIGHUP (1).
    package var exitCode: Int32 {
        switch self {
        case .quit: 0
        case .terminal(.signal(let number)): 128 + number
        case .terminal(.closed): 128 + 1
        }
    }
}
