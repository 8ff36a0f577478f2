extension Canvas {
    /// How many bytes a terminal that shows `before` would get for this picture, estimated from above: a cursor movement per run of
    /// changed cells (8), the cells' UTF-8, and a style sequence (12) wherever the style changes within what is written. 0 when
    /// the pictures are equal. What ncurses really sends is less: it moves the cursor by shorter ways and repeats blanks.
    ///
    /// Pictures of different sizes share no cell.
    /// - Complexity: O(cells).
    package func estimatedBytes(after before: Canvas) -> Int {
        let isComparable = before.size == size
        var bytes = 0
        for y in 0..<size.height {
            var isInRun = false
            var style: Style?
            for x in 0..<size.width {
                let cell = self[x, y]
                guard !isComparable || cell != before[x, y] else {
                    isInRun = false
                    continue
                }
                if !isInRun { bytes += 8 }
                isInRun = true
                if cell.style != style { bytes += 12 }
                style = cell.style
                bytes += cell.character.utf8.count
            }
        }
        return bytes
    }
}
