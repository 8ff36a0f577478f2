import Terminal

/// The second line: the screens by number, and the question that the chosen one answers.
enum TabBarView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        let pieces = TabBarLayout(state: state).tabs.map { (text: $0.text, style: $0.isShown ? Style.accent : .dim) }
        let x = canvas.write(pieces, x: rect.x, y: rect.y, width: rect.width)
        // Half a question asks nothing.
        guard let question = state.currentScreen?.question, x + 2 + TextWidth.width(of: question) < rect.maxX else {
            return
        }
        canvas.write(question, x: x + 2, y: rect.y, style: .dim)
    }
}
