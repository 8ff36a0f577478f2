import Terminal

extension GlyphSet {
    /// Cells of a heat grid from none to most, told apart without colour.
    var shades: [Character] { self == .ascii ? [".", "-", "+", "%", "#"] : ["·", "░", "▒", "▓", "█"] }

    /// The shade of a value: the first one for none only.
    func shade(_ value: Double, of maximum: Double) -> Character {
        let shades = shades
        guard value > 0, maximum > 0 else { return shades[0] }
        let level = Int((value / maximum * Double(shades.count - 1)).rounded(.up))
        return shades[min(max(1, level), shades.count - 1)]
    }
}
