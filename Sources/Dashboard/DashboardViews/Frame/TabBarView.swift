import Terminal

/// The second line: the screens by number, and the question that the chosen one answers.
enum TabBarView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        var pieces: [(text: String, style: Style)] = []
        for (index, screen) in state.screens.enumerated() {
            let isShown = screen.id == state.screen
            // Brackets as well as colour: the chosen tab is seen without either.
            let text = isShown ? "[\(index + 1) \(screen.title)]" : " \(index + 1) \(screen.title) "
            pieces.append((text, isShown ? .accent : .dim))
        }
        let x = canvas.write(pieces, x: rect.x, y: rect.y, width: rect.width)
        // Half a question asks nothing.
        guard let question = state.currentScreen?.question, x + 2 + TextWidth.width(of: question) < rect.maxX else {
            return
        }
        canvas.write(question, x: x + 2, y: rect.y, style: .dim)
    }
}
