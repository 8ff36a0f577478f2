/// What the user did with the mouse, at a cell. Only what the dashboard has a use for: other buttons, releases and movements are read
/// and dropped.
package struct MouseEvent: Sendable, Hashable {
    package enum Action: Sendable, Hashable {
        /// The left button went down.
        case click
        case scrollUp, scrollDown
    }

    package let action: Action
    /// Of the cell, from 0 at the left.
    package let column: Int
    /// Of the cell, from 0 at the top.
    package let row: Int

    package init(_ action: Action, column: Int, row: Int) {
        self.action = action
        self.column = column
        self.row = row
    }
}
