import Terminal

/// The tabs and the columns they stand in.
struct TabBarLayout {
    struct Tab {
        let screen: ScreenID
        let text: String
        let isShown: Bool
        let x: Int
    }

    let rect: Rect
    let tabs: [Tab]

    init(state: DashboardState) {
        rect = DashboardLayout(state: state).tabs
        var tabs: [Tab] = []
        var x = rect.x
        for (index, screen) in state.screens.enumerated() {
            let isShown = screen.id == state.screen
            // Brackets as well as colour: the chosen tab is seen without either.
            let text = isShown ? "[\(index + 1) \(screen.title)]" : " \(index + 1) \(screen.title) "
            tabs.append(Tab(screen: screen.id, text: text, isShown: isShown, x: x))
            x += TextWidth.width(of: text)
        }
        self.tabs = tabs
    }

    /// The tab at a place.
    func screen(atColumn column: Int, row: Int) -> ScreenID? {
        guard rect.contains(column: column, row: row) else { return nil }
        return tabs.first { column >= $0.x && column < $0.x + TextWidth.width(of: $0.text) }?.screen
    }
}
