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
        let whole = Self.tabs(state, from: rect.x, withTitles: true)
        let width = whole.reduce(0) { $0 + TextWidth.width(of: $1.text) }
        // All numbers rather than some titles: the chosen tab is always whole.
        tabs = width <= rect.width ? whole : Self.tabs(state, from: rect.x, withTitles: false)
    }

    /// - Parameter withTitles: of the screens that are not shown.
    private static func tabs(_ state: DashboardState, from start: Int, withTitles: Bool) -> [Tab] {
        var tabs: [Tab] = []
        var x = start
        for (index, screen) in state.screens.enumerated() {
            let isShown = screen.id == state.screen
            // Brackets as well as colour: the chosen tab is seen without either.
            let name = isShown || withTitles ? "\(index + 1) \(screen.title)" : "\(index + 1)"
            let text = isShown ? "[\(name)]" : " \(name) "
            tabs.append(Tab(screen: screen.id, text: text, isShown: isShown, x: x))
            x += TextWidth.width(of: text)
        }
        return tabs
    }

    /// The tab at a place.
    func screen(atColumn column: Int, row: Int) -> ScreenID? {
        guard rect.contains(column: column, row: row) else { return nil }
        return tabs.first { column >= $0.x && column < $0.x + TextWidth.width(of: $0.text) }?.screen
    }
}
