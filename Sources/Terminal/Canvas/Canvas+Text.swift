extension Canvas {
    /// Where text stands in the width given to it.
    package enum Alignment: Sendable { case leading, trailing, centre }

    /// Draws text in the cells from `x`, at most `width` of them, cutting it with an ellipsis.
    /// - Returns: the first column after what was drawn.
    @discardableResult
    package mutating func write(
        _ text: String, x: Int, y: Int, width: Int = .max, style: Style = .text, align: Alignment = .leading
    ) -> Int {
        let room = min(width, size.width - x)
        guard room > 0, y >= 0, y < size.height else { return x }
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        let length = isPlain ? text.utf8.count : TextWidth.width(of: text)
        var column = x
        if length <= room {
            switch align {
            case .leading: break
            case .trailing: column += room - length
            case .centre: column += (room - length) / 2
            }
            if isPlain {
                putPrintableASCII(text.utf8, x: column, y: y, style: style)
                return column + length
            }
            for character in text { column += put(character, x: column, y: y, style: style) }
            return column
        }
        let edge = x + room - 1
        for character in text {
            let cells = CharacterWidth.width(of: CharacterWidth.cellCharacter(character))
            if column + cells > edge { break }
            column += put(character, x: column, y: y, style: style)
        }
        return column + put(glyphs.ellipsis, x: column, y: y, style: style)
    }

    /// Draws pieces of text of different styles one after the other.
    /// - Returns: the first column after what was drawn.
    @discardableResult
    package mutating func write(
        _ pieces: [(text: String, style: Style)], x: Int, y: Int, width: Int = .max
    ) -> Int {
        let edge = width == .max ? size.width : min(size.width, x + width)
        var column = x
        for piece in pieces where column < edge {
            column = write(piece.text, x: column, y: y, width: edge - column, style: piece.style)
        }
        return column
    }

    /// The picture as text: one line per row, trailing blanks removed, without styles.
    package var text: String {
        (0..<size.height).map { line($0) }.joined(separator: "\n")
    }

    /// One row as text, trailing blanks removed.
    package func line(_ y: Int) -> String {
        var line = ""
        var blanks = 0
        for x in 0..<size.width {
            let cell = self[x, y]
            if cell.isContinuation { continue }
            if cell.character == " " {
                blanks += 1
            } else {
                line.append(String(repeating: " ", count: blanks))
                line.append(cell.character)
                blanks = 0
            }
        }
        return line
    }
}
