/// How many terminal cells a character takes.
///
/// Terminals, ncurses (`wcwidth`) and Unicode disagree about emoji sequences, flags and control characters. A cell here holds only
/// what all three draw alike: one base scalar of width 1 or 2 with at most four zero-width marks. Everything else is reduced to
/// that by `cellCharacter`, so that a name found in a file can never shift the columns behind it.
package enum CharacterWidth {
    /// Stands for what has no picture of its own: controls, lone marks, half a flag.
    package static let replacement: Character = "\u{FFFD}"

    /// Zero-width marks kept behind a base scalar; ncurses' cell has room for four.
    static let marksPerCell = 4

    /// The width in cells of a scalar on its own: 0, 1 or 2.
    package static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 || isLineOrBlock(scalar) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide(scalar.value) ? 2 : 1
        }
    }

    /// The width in cells of a character as `cellCharacter` reduces it: 1 or 2.
    package static func width(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 1 }
        return max(1, width(of: scalar))
    }

    /// The character as one cell can hold it. ASCII passes unchanged.
    package static func cellCharacter(_ character: Character) -> Character {
        if character.isASCII {
            // "\r\n" is one ASCII character of two scalars and has no asciiValue problem: it reports "\n".
            guard let value = character.asciiValue, value >= 0x20, value != 0x7F else { return " " }
            return character
        }
        let scalars = character.unicodeScalars
        guard let base = scalars.first else { return " " }
        if isLineOrBlock(base), scalars.count == 1 { return character }
        let isControl = base.properties.generalCategory == .control
        let isFlagHalf = (0x1F1E6...0x1F1FF).contains(base.value)
        if isControl || isFlagHalf || width(of: base) == 0 { return replacement }
        if scalars.count == 1 { return character }
        var kept = String.UnicodeScalarView()
        kept.append(base)
        for mark in scalars.dropFirst().prefix(marksPerCell) {
            // A joiner or a second base starts a sequence that terminals draw in different widths: the base alone remains.
            // U+FE0F asks for the emoji picture, which is two cells in some terminals and one in others.
            guard width(of: mark) == 0, mark.value != 0x200D else { break }
            if mark.value == 0xFE0F || mark.value == 0xFE0E { continue }
            kept.append(mark)
        }
        return Character(String(kept))
    }

    /// Box Drawing and Block Elements: what frames and graphs are made of, so that asking the Unicode tables about each would be a good
    /// part of drawing.
    private static func isLineOrBlock(_ scalar: Unicode.Scalar) -> Bool { (0x2500...0x259F).contains(scalar.value) }

    /// East Asian Wide and Fullwidth (Unicode Standard Annex 11), in the coarse ranges that terminals use.
    private static func isWide(_ value: UInt32) -> Bool {
        guard value >= 0x1100 else { return false }
        return wideRanges.contains { $0.contains(value) }
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
        0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
        0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
        0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
        0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
        0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
        0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F004...0x1F004,
        0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335,
        0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0,
        0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D,
        0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4,
        0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D7,
        0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F90C...0x1F93A, 0x1F93C...0x1F945,
        0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
    ]
}
