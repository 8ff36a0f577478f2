import Terminal

/// A line per execution of a transaction.
enum IncarnationsView {
    /// - Returns: how many lines were drawn.
    @discardableResult
    static func draw(
        _ transaction: Int, _ timeline: BlockTimeline, position: Int, in rect: Rect, on canvas: inout Canvas
    ) -> Int {
        let executions = timeline.index.executions(of: transaction)
        let isFinal = timeline.index.state(of: transaction, at: position) == .final
        for (offset, execution) in executions.prefix(rect.height).enumerated() {
            let y = rect.y + offset
            let isLast = offset + 1 == executions.count
            let hasBegun = execution.begin < position
            let hasEnded = execution.end.map { $0 < position } ?? false
            let style: Style = hasBegun ? .text : .dim
            func put(_ text: String, _ x: Int, _ width: Int, _ style: Style, _ align: Canvas.Alignment = .leading) {
                canvas.write(text, x: rect.x + x, y: y, width: min(width, rect.width - x), style: style, align: align)
            }
            put(Figures.ordinal(execution.incarnation + 1), 0, 4, style)
            put("worker \(execution.worker)", 5, 10, style)
            put(execution.isAtFrontier ? "at its turn" : "ahead of it", 16, 11, style)
            put("at \(Figures.fixed(Double(execution.beginTime) / 1e6, decimals: 3)) ms", 28, 13, .dim, .trailing)
            guard hasBegun else {
                put("to come", 43, 10, .dim)
                continue
            }
            guard hasEnded else {
                put("runs now", 43, 10, .accent)
                continue
            }
            put(Figures.duration(execution.duration, ascii: canvas.glyphs == .ascii), 42, 9, style, .trailing)
            put("\(Figures.grouped(execution.gasUsed)) gas", 52, 15, style, .trailing)
            let discarded = execution.isDiscarded && !(isLast && !isFinal)
            let (word, role): (String, Style) =
                discarded ? ("failed", .bad) : isFinal && isLast ? ("final", .good) : ("not final", .dim)
            put(word, 69, 9, role)
        }
        return min(executions.count, rect.height)
    }
}
