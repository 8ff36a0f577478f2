import Terminal

/// What the selected worker is doing at the cursor, or was doing last.
enum LaneDetailView {
    /// The span that has begun last; nil before the first.
    static func current(_ spans: [WorkerSpan], at time: UInt64) -> Int? {
        let next = spans.partition(where: { $0.start > time })
        return next > 0 ? next - 1 : nil
    }

    /// The first span in view.
    static func top(current: Int?, count: Int, visible: Int) -> Int {
        max(0, min((current ?? -1) - visible / 2, count - visible))
    }

    static func draw(_ state: DashboardState, _ timeline: BlockTimeline, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 3, timeline.index.lanes.indices.contains(state.lanes.worker) else { return }
        let ascii = canvas.glyphs == .ascii
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: "Worker \(state.lanes.worker)")
        let lane = timeline.index.lanes[state.lanes.worker]
        let time = state.playback.time
        let current = current(lane.spans, at: time)
        // The span at the cursor, and its neighbours.
        let rows = rect.height - 1
        let first = top(current: current, count: lane.spans.count, visible: rows)
        for (offset, span) in lane.spans.dropFirst(first).prefix(rows).enumerated() {
            let y = rect.y + 1 + offset
            let isCurrent = first + offset == current
            let isFuture = span.start > time
            let style: Style = isCurrent ? .strong : isFuture ? .dim : .text
            if isCurrent { canvas.put(canvas.glyphs.pointer, x: rect.x, y: y, style: .strong) }
            let isOver = span.end <= time
            canvas.write(
                Figures.fixed(Double(span.start) / 1e6, decimals: 3) + " ms", x: rect.x + 1, y: y, width: 14,
                style: .dim, align: .trailing)
            canvas.write(BarText.word(span.activity), x: rect.x + 17, y: y, width: 14, style: style)
            let what = span.transaction.map { "tx \($0)" } ?? "the block"
            canvas.write(what, x: rect.x + 31, y: y, width: 10, style: style)
            let duration = Figures.duration(span.duration, ascii: ascii)
            canvas.write(duration, x: rect.x + 41, y: y, width: 10, style: style, align: .trailing)
            let facts = span.transaction.flatMap { timeline.facts($0) }
            let word = (rect.width < 100 ? facts?.word : facts?.sentence) ?? ""
            let status = isFuture ? "to come   " : isCurrent && !isOver ? "now   " : isCurrent ? "last   " : ""
            canvas.write(
                [(status, isCurrent ? .accent : .dim), (word, .dim)], x: rect.x + 54, y: y,
                width: rect.width - 55)
        }
    }
}
