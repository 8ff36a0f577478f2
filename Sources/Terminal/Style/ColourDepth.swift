/// How many colours are used.
package enum ColourDepth: Int, Sendable, CaseIterable, Comparable {
    case mono = 0
    case colours8 = 8
    case colours16 = 16
    case colours256 = 256
    case trueColour = 16_777_216

    package static func < (a: ColourDepth, b: ColourDepth) -> Bool { a.rawValue < b.rawValue }

    /// The deepest one that a terminal with that many colours can show.
    package static func deepest(forColours count: Int) -> ColourDepth {
        allCases.last { $0.rawValue <= max(0, count) } ?? .mono
    }
}
