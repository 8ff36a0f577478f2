import Terminal

/// Locations that reads failed on.
enum HotTableView {
    static func draw(
        _ state: DashboardState, _ timeline: BlockTimeline, in rect: Rect, hasKeys: Bool, on canvas: inout Canvas
    ) {
        guard rect.height >= 3 else { return }
        ConflictsView.drawTitle("Locations", state, hasKeys: hasKeys, in: rect, on: &canvas)
        let y = rect.y + 1
        canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .heading)
        // The figures from the right, the location takes what remains.
        let edges = [("FAILED", 7), ("READERS", 8), ("WRITERS", 8), ("GAS LOST", 11), ("FIRST TX", 9)]
        let first = rect.maxX - edges.reduce(1) { $0 + $1.1 }
        canvas.write("LOCATION", x: rect.x + 2, y: y, width: first - rect.x - 2, style: .heading)
        var x = first
        for (title, width) in edges {
            canvas.write(title, x: x, y: y, width: width, style: .heading, align: .trailing)
            x += width
        }
        let rows = state.hotRows
        if rows.isEmpty {
            let text = state.filterText.isEmpty ? "No read failed." : "Nothing matches."
            canvas.write(text, x: rect.x + 2, y: rect.y + 2, width: rect.width - 4, style: .dim)
        }
        let names = EventText(timeline: timeline, glyphs: canvas.glyphs)
        for (offset, hot) in rows.dropFirst(hasKeys ? state.conflicts.top : 0).prefix(rect.height - 2).enumerated() {
            let y = rect.y + 2 + offset
            let isSelected = hot.location == state.focus.location
            let style = Style.text.selected(isSelected)
            if isSelected {
                canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: style)
                canvas.put(canvas.glyphs.pointer, x: rect.x, y: y, style: .strong.selected())
            }
            canvas.write(
                names.place(hot.location), x: rect.x + 2, y: y, width: first - rect.x - 3, style: style)
            let values = [
                Figures.grouped(hot.conflicts), Figures.grouped(hot.readers), Figures.grouped(hot.writers),
                Figures.grouped(hot.wastedGas), "\(hot.firstReader)",
            ]
            var x = first
            for (value, edge) in zip(values, edges) {
                canvas.write(value, x: x, y: y, width: edge.1, style: style, align: .trailing)
                x += edge.1
            }
        }
    }
}
