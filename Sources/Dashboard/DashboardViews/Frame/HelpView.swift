import Terminal

/// The key table as a box over the screen.
enum HelpView {
    private static let keyWidth = 14

    static func draw(_ state: DashboardState, on canvas: inout Canvas) {
        let layout = HelpLayout(state: state)
        let hidden = layout.lineCount - layout.visibleLines
        let title = hidden > 0 ? "Keys (Up and Down for more)" : "Keys"
        canvas.box(layout.frame, title: title)
        let inside = layout.frame.inset(dx: 2, dy: 1)
        for (offset, line) in layout.lines.dropFirst(state.helpTop).prefix(layout.visibleLines).enumerated() {
            let y = inside.y + offset
            switch line {
            case .blank: break
            case .heading(let text): canvas.write(text, x: inside.x, y: y, width: inside.width, style: .heading)
            case .key(let names, let help):
                canvas.write(names, x: inside.x + 1, y: y, width: keyWidth, style: .key)
                let x = inside.x + 2 + keyWidth
                canvas.write(help, x: x, y: y, width: inside.maxX - x)
            }
        }
    }
}
