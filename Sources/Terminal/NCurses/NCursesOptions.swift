/// What the user can choose about the screen.
package struct NCursesOptions: Sendable, Equatable {
    /// `--color`.
    package var colour: ColourChoice
    /// `--ascii`: pictures in ASCII whatever the locale.
    package var ascii: Bool
    /// Good and bad as blue and orange.
    package var colourBlindSafe: Bool
    /// Updates wrapped in DEC private mode 2026, so that the terminal shows whole frames only. Terminals that do not know it ignore it.
    package var synchronizedOutput: Bool

    package init(
        colour: ColourChoice = .automatic, ascii: Bool = false, colourBlindSafe: Bool = false,
        synchronizedOutput: Bool = true
    ) {
        self.colour = colour
        self.ascii = ascii
        self.colourBlindSafe = colourBlindSafe
        self.synchronizedOutput = synchronizedOutput
    }
}
