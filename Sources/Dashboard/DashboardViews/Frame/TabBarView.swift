import Terminal

/// The second line: the screens by number, and the question that the chosen one answers.
enum TabBarView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        var pieces = pieces(state, withTitles: true)
        // All numbers rather than some titles: the chosen tab is always whole.
        if pieces.reduce(0, { $0 + TextWidth.width(of: $1.text) }) > rect.width {
            pieces = self.pieces(state, withTitles: false)
        }
        let x = canvas.write(pieces, x: rect.x, y: rect.y, width: rect.width)
        // Half a question asks nothing.
        guard let question = state.currentScreen?.question, x + 2 + TextWidth.width(of: question) < rect.maxX else {
            return
        }
        canvas.write(question, x: x + 2, y: rect.y, style: .dim)
    }

    /// - Parameter withTitles: of the screens that are not shown.
    private static func pieces(_ state: DashboardState, withTitles: Bool) -> [(text: String, style: Style)] {
        state.screens.enumerated().map { index, screen in
            // Brackets as well as colour: the chosen tab is seen without either.
            if screen.id == state.screen { return ("[\(index + 1) \(screen.title)]", .accent) }
            return (withTitles ? " \(index + 1) \(screen.title) " : " \(index + 1) ", .dim)
        }
    }
}
