/// One thing that the bytes of a terminal mean.
package enum TerminalInput: Sendable, Hashable {
    case key(Key)
    case mouse(MouseEvent)
}
