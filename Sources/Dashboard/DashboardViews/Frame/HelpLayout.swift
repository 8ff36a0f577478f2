import Terminal

/// The lines of the help and the room for them.
struct HelpLayout {
    enum Line {
        case heading(String)
        case key(names: String, help: String)
        case blank
    }

    let lines: [Line]
    let frame: Rect

    var lineCount: Int { lines.count }
    var visibleLines: Int { max(0, frame.height - 2) }

    init(state: DashboardState) {
        var lines: [Line] = []
        if let screen = state.currentScreen {
            lines.append(.heading(screen.title))
            lines += screen.bindings.map { .key(names: $0.keyNames, help: $0.help) }
            lines.append(.blank)
        }
        lines.append(.heading("Everywhere"))
        lines += state.keys.everywhere.map { .key(names: $0.keyNames, help: $0.help) }
        self.lines = lines
        let screen = Rect(x: 0, y: 0, width: state.size.width, height: state.size.height)
        frame = screen.inset(dx: 1, dy: 1).centred(Size(width: 68, height: lines.count + 2))
    }
}
