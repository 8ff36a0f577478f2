import Terminal

/// A list on the screen: where its rows stand and what they are, so that a click finds its row and the wheel its list. Made from the
/// same layout that the view draws by.
package struct RowList: Sendable {
    /// The rows in view, without headings.
    package let rect: Rect
    /// Cells from one row to the next.
    package let rowHeight: Int
    /// Of all rows, the number of the first one in view, and how many there are.
    package let first: Int
    package let count: Int
    /// The selected one, where this list has the keys.
    package let selected: Int?
    let select: @Sendable (Int, inout DashboardState) -> Void

    init(
        in rect: Rect, rowHeight: Int = 1, first: Int, count: Int, selected: Int?,
        select: @escaping @Sendable (Int, inout DashboardState) -> Void
    ) {
        self.rect = rect
        self.rowHeight = max(1, rowHeight)
        (self.first, self.count, self.selected, self.select) = (first, count, selected, select)
    }

    /// A list below `headings` lines of its part of the screen.
    init(
        below headings: Int, in part: Rect, first: Int, count: Int, selected: Int?,
        select: @escaping @Sendable (Int, inout DashboardState) -> Void
    ) {
        let rect = Rect(x: part.x, y: part.y + headings, width: part.width, height: part.height - headings)
        self.init(in: rect, first: first, count: count, selected: selected, select: select)
    }

    /// The row that is drawn at a place, if any.
    package func row(atColumn column: Int, row: Int) -> Int? {
        guard rect.contains(column: column, row: row) else { return nil }
        let index = first + (row - rect.y) / rowHeight
        return index < count ? index : nil
    }

    /// Where one notch of the wheel leads; nil in an empty list.
    func row(notches: Int) -> Int? {
        guard count > 0 else { return nil }
        let distance = rowHeight > 1 ? notches : 3 * notches
        return min(max(0, (selected ?? first) + distance), count - 1)
    }
}
