import CNCurses
import Glibc

/// What the terminal's terminfo entry says. Valid after `setupterm`.
extension NCursesScreen {
    /// How many colours may be named: all 24 bits only with the `RGB` flag, which says that colour numbers are colours.
    static func terminalColours() -> Int {
        let count = max(0, Int(cncurses_number("colors")))
        return cncurses_flag("RGB") == 1 ? count : min(count, 256)
    }

    /// Sequences of the keys that terminfo knows.
    static func terminfoKeys() -> [(sequence: [UInt8], key: Key)] {
        KeySequences.terminfoNames.compactMap { entry in
            cncurses_capability(entry.name).map { (Array(String(cString: $0).utf8), entry.key) }
        }
    }

    /// Bytes that leave the terminal usable whatever was being drawn: end of a synchronised update, no attributes, default colours,
    /// cursor shown, keypad off, the other screen left.
    static func restoringSequences(isSynchronized: Bool, rows: Int) -> [UInt8] {
        var bytes: [UInt8] = isSynchronized ? Array("\u{1B}[?2026l".utf8) : []
        for name in ["sgr0", "op", "cnorm", "rmkx", "rmcup"] {
            if let value = cncurses_capability(name) { bytes += withoutPadding(Array(String(cString: value).utf8)) }
        }
        // Terminals without a second screen: the prompt goes below the picture.
        if cncurses_capability("rmcup") == nil, let placing = cncurses_placing(Int32(clamping: rows - 1), 0) {
            bytes += withoutPadding(Array(String(cString: placing).utf8)) + Array("\r\n".utf8)
        }
        return bytes
    }

    /// Terminfo writes delays into its strings as `$<5>`; they are instructions, not output.
    private static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.first {
            if rest.starts(with: Array("$<".utf8)), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
                rest = rest[(end + 1)...]
            } else {
                kept.append(byte)
                rest = rest.dropFirst()
            }
        }
        return kept
    }
}
