/// Measuring and wrapping of text in cells.
package enum TextWidth {
    /// Width of the text in cells, as `Canvas` draws it.
    /// - Complexity: O(characters).
    package static func width(of text: String) -> Int {
        text.reduce(0) { $0 + CharacterWidth.width(of: CharacterWidth.cellCharacter($1)) }
    }

    /// The text broken into lines of at most `width` cells, at spaces where there are any, inside a word where it is longer than
    /// a line. Line breaks of the text are kept. Empty text gives no lines.
    package static func wrap(_ text: String, width: Int) -> [String] {
        guard width > 0, !text.isEmpty else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapLine($0, width: width) }
    }

    private static func wrapLine(_ line: Substring, width: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        var used = 0
        for word in line.split(separator: " ", omittingEmptySubsequences: true) {
            let length = TextWidth.width(of: String(word))
            if used > 0, used + 1 + length <= width {
                current += " " + word
                used += 1 + length
                continue
            }
            if used > 0 { lines.append(current) }
            current = ""
            used = 0
            for character in word {
                let cells = CharacterWidth.width(of: CharacterWidth.cellCharacter(character))
                if used + cells > width, used > 0 {
                    lines.append(current)
                    current = ""
                    used = 0
                }
                current.append(character)
                used += cells
            }
        }
        if used > 0 || lines.isEmpty { lines.append(current) }
        return lines
    }
}
