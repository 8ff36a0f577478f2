import Terminal

/// The whole picture.
package enum DashboardView {
    /// Draws the state at its size.
    package static func draw(_ state: DashboardState, glyphs: GlyphSet) -> Canvas {
        var canvas = Canvas(size: state.size, glyphs: glyphs)
        let minimum = DashboardLayout.minimum
        guard state.size.width >= minimum.width, state.size.height >= minimum.height else {
            drawTooSmall(state.size, on: &canvas)
            return canvas
        }
        let layout = DashboardLayout(state: state)
        HeaderView.draw(state, in: layout.header, on: &canvas)
        TabBarView.draw(state, in: layout.tabs, on: &canvas)
        if let story = state.story, !layout.story.isEmpty {
            drawStory(story, in: layout.story, on: &canvas)
        }
        state.currentScreen?.draw(state, layout.body, &canvas)
        if let prompt = state.prompt {
            PromptView.draw(prompt, state, footer: layout.footer, on: &canvas)
        } else {
            FooterView.draw(state, in: layout.footer, on: &canvas)
        }
        if state.isHelpOpen { HelpView.draw(state, on: &canvas) }
        if let popup = state.popup { PopupView.draw(popup, size: state.size, on: &canvas) }
        return canvas
    }

    /// A line that does not fit goes on below; what two lines cannot hold is cut with an ellipsis.
    private static func drawStory(_ story: String, in rect: Rect, on canvas: inout Canvas) {
        var lines = TextWidth.wrap(story, width: rect.width - 2)
        if lines.count > rect.height {
            lines = lines.prefix(rect.height - 1) + [lines.dropFirst(rect.height - 1).joined(separator: " ")]
        }
        for (offset, line) in lines.enumerated() {
            canvas.write(line, x: rect.x + 1, y: rect.y + offset, width: rect.width - 2, style: .strong)
        }
    }

    private static func drawTooSmall(_ size: Size, on canvas: inout Canvas) {
        let text = "Altius needs a terminal of \(DashboardLayout.minimum), this one is \(size)."
        let lines = TextWidth.wrap(text, width: size.width)
        let top = max(0, (size.height - lines.count) / 2)
        for (offset, line) in lines.enumerated() {
            canvas.write(line, x: 0, y: top + offset, width: size.width, align: .centre)
        }
    }
}
