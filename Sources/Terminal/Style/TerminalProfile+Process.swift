import CNCurses
import Glibc

extension TerminalProfile {
    /// The characters for pictures that go to standard output without a screen (`--once`): by the process's locale and `TERM`.
    ///
    /// Sets the process's character encoding (`LC_CTYPE`) from the environment, as ncurses needs it too.
    /// - Parameter ascii: the user's `--ascii`.
    package static func outputGlyphs(ascii: Bool) -> GlyphSet {
        setlocale(LC_CTYPE, "")
        let codeset = String(cString: cncurses_codeset())
        return TerminalProfile(
            environment: environment(), codeset: codeset, colour: .automatic, ascii: ascii, colours: 0
        ).glyphs
    }

    /// The environment variables that a profile is decided by, where they are set.
    static func environment() -> [String: String] {
        var found: [String: String] = [:]
        for name in ["TERM", "NO_COLOR"] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        return found
    }
}
