/// What reaches the drawing loop from the terminal.
package enum TerminalEvent: Sendable, Equatable {
    case key(Key)
    /// The screen has a new size; it must be drawn again.
    case resized(Size)
    /// Back from suspension: the screen must be drawn again.
    case resumed
    /// The screen is to end.
    case ended(TerminalEnd)
}
