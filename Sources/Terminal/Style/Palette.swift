/// How every style looks at one colour depth.
///
/// Only foregrounds are set, and they are middle tones: the same palette reads on dark and on light terminals. A selected row is
/// reversed, which works everywhere and needs no second set of colours.
package struct Palette: Sendable, Equatable {
    package let depth: ColourDepth
    private let appearances: [Appearance]

    /// - Parameter colourBlindSafe: good and bad as blue and orange instead of green and red.
    package init(depth: ColourDepth, colourBlindSafe: Bool = false) {
        self.depth = depth
        appearances = Style.all.map { style in
            var appearance = Self.appearance(of: style.role, depth: depth, colourBlindSafe: colourBlindSafe)
            if style.isSelected {
                // Dim and reversed together is unreadable on several terminals.
                appearance.attributes.subtract([.dim, .underline])
                appearance.attributes.insert(.reverse)
                // A calm colour would make a patch in the bar.
                if style.role == .dim { appearance.foreground = nil }
            }
            return appearance
        }
    }

    /// How the style looks.
    package subscript(style: Style) -> Appearance { appearances[style.index] }

    private static func appearance(of role: Role, depth: ColourDepth, colourBlindSafe: Bool) -> Appearance {
        var appearance = Appearance(nil, attributes(of: role))
        if let hue = hue(of: role, colourBlindSafe: colourBlindSafe) {
            appearance.foreground = hue.colour(at: depth)
        } else if role == .dim, let grey = Hue.grey.colour(at: depth), depth > .colours8 {
            // A grey from the table instead of the attribute, which some terminals ignore and others make too faint.
            appearance = Appearance(grey, [])
        }
        return appearance
    }

    private static func attributes(of role: Role) -> Appearance.Attributes {
        switch role {
        case .text, .good, .graph: []
        case .dim: .dim
        case .strong, .title, .accent, .bad, .key, .warning: .bold
        case .heading: .underline
        }
    }

    private static func hue(of role: Role, colourBlindSafe: Bool) -> Hue? {
        switch role {
        case .text, .dim, .strong, .heading: nil
        case .title, .accent, .key: .cyan
        case .graph: .blue
        case .good: colourBlindSafe ? .blue : .green
        case .warning: .yellow
        case .bad: colourBlindSafe ? .orange : .red
        }
    }
}
