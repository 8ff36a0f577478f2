/// The DAG screen: which part of the graph is in view. What is selected is the dashboard's focus.
package struct GraphSelection: Sendable, Equatable {
    /// The first row in view.
    package internal(set) var top = 0

    /// Brings the selected row into view. While following, the view moves on in chunks: moving by a row each time would change every
    /// line of the screen each time.
    mutating func settle(selected: Int?, rowCount: Int, visible: Int, isFollowing: Bool) {
        let visible = max(1, visible)
        if let selected {
            if selected > top + visible || selected < top - 1 {
                // A jump. Following goes on downwards, so there is most room below.
                top = selected - (isFollowing ? visible / 4 : visible / 2)
            } else if isFollowing, selected == top + visible {
                top = selected - visible / 4
            }
            top = min(max(top, selected - visible + 1), selected)
        }
        top = max(0, min(top, rowCount - visible))
    }
}
