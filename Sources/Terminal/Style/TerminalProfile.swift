/// What pictures are made of on the terminal at hand: decided from the environment in one place, without touching a terminal.
package struct TerminalProfile: Sendable, Equatable {
    package let glyphs: GlyphSet
    package let depth: ColourDepth
    /// Whether updates may be wrapped in DEC private mode 2026; terminals of the VT family and consoles are spared it.
    package let takesSynchronizedOutput: Bool

    /// Terminal types that show ASCII only, whatever the locale says. By prefix: "vt100-w" too.
    private static let plainTerminals = [
        "dumb", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "vt525", "ansi", "unknown",
    ]

    /// Terminal types with a font of some hundred glyphs: line drawing, but no eighth blocks.
    private static let consoles = ["linux", "cygwin", "cons25"]

    /// - Parameters:
    ///   - environment: `NO_COLOR` and `TERM` are read.
    ///   - codeset: character encoding of the locale ("UTF-8").
    ///   - colour: the user's `--color`; it wins over `NO_COLOR`, which wins over what the terminal can.
    ///   - ascii: the user's `--ascii`.
    ///   - colours: how many colours terminfo gives the terminal; 0 for none.
    package init(environment: [String: String], codeset: String, colour: ColourChoice, ascii: Bool, colours: Int) {
        let term = environment["TERM"] ?? ""
        let isPlain = term.isEmpty || Self.plainTerminals.contains { term.hasPrefix($0) }
        let isConsole = Self.consoles.contains { term.hasPrefix($0) }
        let isUnicode = ["UTF-8", "UTF8"].contains(codeset.uppercased())
        glyphs = ascii || !isUnicode || isPlain ? .ascii : isConsole ? .box : .unicode
        takesSynchronizedOutput = !isPlain && !isConsole

        let possible = ColourDepth.deepest(forColours: colours)
        switch colour {
        case .depth(let asked): depth = min(asked, possible)
        case .automatic:
            // no-color.org: present and not empty.
            let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
            depth = isRefused ? .mono : possible
        }
    }
}
