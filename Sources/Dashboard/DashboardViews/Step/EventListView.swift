import Terminal

/// The events around the cursor: what happened, the last one marked, and, dim, what comes next.
enum EventListView {
    /// The first event in view. The list moves on in pages, the mark moves within them: scrolling with every event would change every
    /// line each time.
    static func top(position: Int, count: Int, visible: Int) -> Int {
        let page = max(1, visible * 2 / 3)
        return max(0, min((max(0, position - 1) / page) * page - (visible - page) / 2, count - visible))
    }

    static func draw(_ state: DashboardState, _ timeline: BlockTimeline, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2 else { return }
        let y = rect.y
        canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .heading)
        canvas.write("EVENT", x: rect.x + 1, y: y, width: 8, style: .heading, align: .trailing)
        canvas.write("MS", x: rect.x + 10, y: y, width: 9, style: .heading, align: .trailing)
        canvas.write("WORKER", x: rect.x + 20, y: y, width: 6, style: .heading, align: .trailing)
        canvas.write("TX", x: rect.x + 27, y: y, width: 5, style: .heading, align: .trailing)
        canvas.write("WHAT", x: rect.x + 34, y: y, width: rect.width - 34, style: .heading)
        let visible = rect.height - 1
        let top = top(position: state.playback.position, count: timeline.events.count, visible: visible)
        let words = EventText(timeline: timeline, glyphs: canvas.glyphs, isFull: rect.width >= 180)
        for offset in 0..<visible where top + offset < timeline.events.count {
            draw(top + offset, state, timeline, words, in: rect, y: rect.y + 1 + offset, on: &canvas)
        }
    }

    private static func draw(
        _ position: Int, _ state: DashboardState, _ timeline: BlockTimeline, _ words: EventText, in rect: Rect, y: Int,
        on canvas: inout Canvas
    ) {
        let isLast = position + 1 == state.playback.position
        let hasHappened = position < state.playback.position
        if isLast {
            canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .text.selected())
            canvas.put(canvas.glyphs.pointer, x: rect.x, y: y, style: .strong.selected())
        }
        let style = (hasHappened ? Style.text : .dim).selected(isLast)
        canvas.write(
            Figures.grouped(position + 1), x: rect.x + 1, y: y, width: 8, style: Style.dim.selected(isLast),
            align: .trailing)
        let time = Figures.fixed(Double(timeline.events.time(position)) / 1e6, decimals: 4)
        canvas.write(time, x: rect.x + 10, y: y, width: 9, style: style, align: .trailing)
        let event = timeline.events[position]
        canvas.write("\(event.worker)", x: rect.x + 20, y: y, width: 6, style: style, align: .trailing)
        let transaction = timeline.events.transaction(position)
        // The selected transaction's events stand out by a sign too.
        let isOwn = transaction != nil && transaction == state.focus.transaction
        if let transaction {
            canvas.write(
                "\(transaction)", x: rect.x + 27, y: y, width: 5,
                style: (isOwn && hasHappened ? Style.strong : style).selected(isLast), align: .trailing)
            if isOwn { canvas.write(":", x: rect.x + 32, y: y, style: style) }
        }
        let (text, role) = words.words(event)
        canvas.write(
            text, x: rect.x + 34, y: y, width: rect.width - 35,
            style: (hasHappened ? role : .dim).selected(isLast))
    }
}
