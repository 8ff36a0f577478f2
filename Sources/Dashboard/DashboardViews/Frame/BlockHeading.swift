import Terminal

/// The first line of every screen about one block: which block that is, then what the screen says of it as a whole.
enum BlockHeading {
    static func draw(
        _ timeline: BlockTimeline, _ state: DashboardState, _ facts: [(text: String, style: Style)], in rect: Rect,
        on canvas: inout Canvas
    ) {
        let number = "\(timeline.description.number)"
        let name = timeline.description.name
        var x = canvas.write(
            // Folders of real blocks are named by the number.
            [("Block \(number)", .strong), (name.isEmpty || name == number ? "" : "  \(name)", .dim)], x: rect.x + 1,
            y: rect.y, width: min(40, rect.width - 2))
        if timeline.dropped > 0 {
            x = canvas.write(
                "   \(Figures.grouped(timeline.dropped)) events not kept", x: x, y: rect.y, style: .warning)
        }
        // A live run goes on behind a block that the user looks at.
        if state.playback.mode == .live, state.run.phase == .running, !state.focus.isFollowing {
            x = canvas.write("held, f follows", x: x + 3, y: rect.y, style: .warning)
        }
        if !state.filterText.isEmpty { x = canvas.write("/\(state.filterText)", x: x + 3, y: rect.y, style: .accent) }
        for fact in facts where x + 3 + TextWidth.width(of: fact.text) < rect.maxX {
            x = canvas.write(fact.text, x: x + 3, y: rect.y, style: fact.style)
        }
    }

    /// What stands on such a screen while there is no block for it.
    static func drawNothing(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        let text: String
        if let block = state.recordings.executing {
            let count = "\(Figures.grouped(block.commits)) of \(Figures.grouped(block.transactions))"
            text = "Block \(block.number) is being executed: \(count) transactions are final."
        } else if state.run.phase == .ended {
            text = "This run recorded no events: there is nothing to show here."
        } else {
            text = "No block has been recorded yet."
        }
        canvas.write(text, x: rect.x + 1, y: rect.y, width: rect.width - 2, style: .dim)
    }
}
