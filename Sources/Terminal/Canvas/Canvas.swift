/// A picture of cells that views draw and drivers show: what ncurses puts on the terminal, tests compare as text.
///
/// Drawing outside its bounds is allowed and has no effect, so that views need no case for tiny screens. A wide character always
/// has both its cells: overwriting one half blanks the other, and half of one is never drawn at an edge.
package struct Canvas: Sendable, Equatable {
    package let size: Size
    /// The characters this picture may be made of; in `.ascii` any other one is drawn as `?`.
    package let glyphs: GlyphSet
    /// Row by row from the top left.
    package private(set) var cells: [Cell]

    /// A blank canvas.
    package init(size: Size, glyphs: GlyphSet) {
        self.size = Size(width: max(0, size.width), height: max(0, size.height))
        self.glyphs = glyphs
        cells = Array(repeating: .blank, count: self.size.width * self.size.height)
    }

    /// The whole canvas.
    package var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

    /// The cell at a place inside the bounds.
    package subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

    /// Draws one character and returns its width in cells. Nothing is drawn where it does not fit before `limit`.
    @discardableResult
    package mutating func put(_ character: Character, x: Int, y: Int, style: Style, limit: Int = .max) -> Int {
        var drawn = CharacterWidth.cellCharacter(character)
        let width = CharacterWidth.width(of: drawn)
        if glyphs == .ascii, !drawn.isASCII { drawn = "?" }
        let edge = min(limit, size.width)
        guard y >= 0, y < size.height, x >= 0, x + width <= edge else {
            // The left half of a wide character at the edge: a blank keeps what was under it from showing.
            if width == 2, y >= 0, y < size.height, x >= 0, x < edge { set(Cell(" ", style), x: x, y: y) }
            return width
        }
        set(Cell(drawn, style), x: x, y: y)
        if width == 2 {
            let isWideHere = drawn != "?"
            set(Cell(" ", style), x: x + 1, y: y)
            if isWideHere { cells[y * size.width + x + 1].isContinuation = true }
        }
        return width
    }

    /// Draws characters from U+0020 to U+007E, which need no measuring: nearly everything the dashboard draws.
    mutating func putPrintableASCII(_ bytes: some Sequence<UInt8>, x: Int, y: Int, style: Style) {
        guard y >= 0, y < size.height else { return }
        var column = x
        for byte in bytes {
            if column >= 0, column < size.width { set(Cell(Character(Unicode.Scalar(byte)), style), x: column, y: y) }
            column += 1
        }
    }

    /// Fills a rectangle with blanks of a style.
    package mutating func clear(_ rect: Rect, style: Style = .text) {
        let columns = max(0, rect.x)..<max(0, rect.x, min(rect.maxX, size.width))
        for y in max(0, rect.y)..<max(0, rect.y, min(rect.maxY, size.height)) {
            for x in columns { set(Cell(" ", style), x: x, y: y) }
        }
    }

    /// Replaces one cell and mends the other half of a wide character that it cuts.
    private mutating func set(_ cell: Cell, x: Int, y: Int) {
        let index = y * size.width + x
        if cells[index].isContinuation { cells[index - 1].character = " " }
        if x + 1 < size.width, cells[index + 1].isContinuation { cells[index + 1].isContinuation = false }
        cells[index] = cell
    }
}
