/// Whether the mouse belongs to the dashboard or to the terminal, which selects text with it.
package enum MouseMode: Sendable, Equatable {
    /// The terminal reports no mouse.
    case unavailable
    case off
    case on
}
