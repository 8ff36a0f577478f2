import Terminal

/// Where the parts that every screen has stand.
struct DashboardLayout {
    /// Below this the dashboard only says what it needs.
    static let minimum = Size(width: 60, height: 14)

    let header: Rect
    let tabs: Rect
    /// Empty unless some block had a story.
    let story: Rect
    let body: Rect
    let footer: Rect

    init(state: DashboardState) {
        let (width, height) = (state.size.width, state.size.height)
        let longest = state.blocks.longestStory
        let storyHeight = longest == 0 ? 0 : longest <= width - 2 ? 1 : 2
        header = Rect(x: 0, y: 0, width: width, height: 1)
        tabs = Rect(x: 0, y: 1, width: width, height: 1)
        story = Rect(x: 0, y: 2, width: width, height: storyHeight)
        body = Rect(x: 0, y: 2 + storyHeight, width: width, height: height - 3 - storyHeight)
        footer = Rect(x: 0, y: height - 1, width: width, height: 1)
    }
}
