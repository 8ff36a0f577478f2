extension Canvas {
    /// How many bytes a terminal that shows `before` would get for this picture, estimated from above: a cursor movement per run of
    /// changed cells (8), the cells' UTF-8, and a style sequence (12) wherever the style changes within what is written. As ncurses does,
    /// a short stretch of unchanged cells between two runs is written again where that is shorter than moving over it. 0 when the
    /// pictures are equal. What ncurses really sends is less: it has shorter movements and repeats blanks.
    ///
    /// Pictures of different sizes share no cell.
    /// - Complexity: O(cells).
    package func estimatedBytes(after before: Canvas) -> Int {
        let isComparable = before.size == size
        var bytes = 0
        for y in 0..<size.height {
            var line = EstimatedLine()
            for x in 0..<size.width {
                let cell = self[x, y]
                line.add(cell, isChanged: !isComparable || cell != before[x, y])
            }
            bytes += line.bytes
        }
        return bytes
    }
}

/// The bytes of one line so far.
private struct EstimatedLine {
    private static let movement = 8
    private static let styleSequence = 12

    private(set) var bytes = 0
    /// That of what was written last.
    private var style: Style?
    /// What writing the unchanged cells since then would take, and their last style; at first nothing can be gone on from.
    private var gap = Self.movement
    private var gapStyle: Style?

    mutating func add(_ cell: Cell, isChanged: Bool) {
        let cost = cell.character.utf8.count
        guard isChanged else {
            gap += cost + (cell.style == gapStyle ? 0 : Self.styleSequence)
            gapStyle = cell.style
            return
        }
        if gap < Self.movement { style = gapStyle }
        bytes += min(gap, Self.movement) + cost + (cell.style == style ? 0 : Self.styleSequence)
        (style, gapStyle, gap) = (cell.style, cell.style, 0)
    }
}
