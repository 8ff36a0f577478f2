import Terminal

extension GlyphSet {
    /// Cells of a heat grid from none to most, told apart without colour.
    var shades: [Character] { self == .ascii ? [".", "-", "+", "%", "#"] : ["·", "░", "▒", "▓", "█"] }
}
