/// A rectangle of cells; `x` grows to the right, `y` downwards. Width and height are never negative.
package struct Rect: Sendable, Equatable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The first column and row after the rectangle.
    package var maxX: Int { x + width }
    package var maxY: Int { y + height }

    package var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether a cell is inside.
    package func contains(column: Int, row: Int) -> Bool {
        column >= x && column < maxX && row >= y && row < maxY
    }

    /// The rectangle without a margin on every side.
    package func inset(dx: Int, dy: Int) -> Rect {
        Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    /// A rectangle of the given size in the middle of this one, cut to fit.
    package func centred(_ size: Size) -> Rect {
        let width = min(size.width, width)
        let height = min(size.height, height)
        return Rect(x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }
}
