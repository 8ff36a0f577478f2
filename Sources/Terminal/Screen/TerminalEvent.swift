/// What reaches the drawing loop from the terminal.
package enum TerminalEvent: Sendable, Equatable {
    case key(Key)
    /// Only while the mouse is captured, and from reports that were under way when it was released.
    case mouse(MouseEvent)
    /// The screen has a new size; it must be drawn again.
    case resized(Size)
    /// Back from suspension: the screen must be drawn again.
    case resumed
    /// The screen is to end.
    case ended(TerminalEnd)
}

extension TerminalEvent {
    init(_ input: TerminalInput) {
        switch input {
        case .key(let key): self = .key(key)
        case .mouse(let event): self = .mouse(event)
        }
    }
}
