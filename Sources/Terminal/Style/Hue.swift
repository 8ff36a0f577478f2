/// The few hues that palettes are made of, at every depth.
enum Hue {
    case grey, red, orange, yellow, green, blue, cyan

    /// The hue as a terminal of that depth names it; nil in mono.
    func colour(at depth: ColourDepth) -> Colour? {
        let (basic, bright, table, direct) = codes
        return switch depth {
        case .mono: nil
        case .colours8: .indexed(basic)
        case .colours16: .indexed(bright)
        case .colours256: .indexed(table)
        case .trueColour: .rgb(direct)
        }
    }

    /// Index among 8, among 16, among 256, and 0xRRGGBB.
    private var codes: (Int, Int, Int, Int) {
        switch self {
        case .grey: (7, 8, 245, 0x8A8A8A)
        case .red: (1, 9, 203, 0xE5534B)
        // No orange among eight: red is not taken for blue, and yellow is the warnings'.
        case .orange: (1, 11, 208, 0xE08A1E)
        case .yellow: (3, 3, 178, 0xC9A227)
        case .green: (2, 2, 71, 0x4FA35A)
        case .blue: (4, 4, 68, 0x4A86D0)
        case .cyan: (6, 6, 37, 0x1FA3A3)
        }
    }
}
