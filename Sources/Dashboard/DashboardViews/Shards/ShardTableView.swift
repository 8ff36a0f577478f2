import Telemetry
import Terminal

/// The shards one by one.
enum ShardTableView {
    private typealias Column = (title: String, width: Int, text: @Sendable (ShardReport.Shard) -> String)

    private static let columns: [Column] = [
        ("LOAD", 7, { Figures.grouped($0.load) }),
        ("READS", 8, { Figures.grouped($0.reads) }),
        ("HITS", 7, { Figures.percent($0.hits, of: $0.reads) }),
        ("MISSES", 8, { Figures.grouped($0.misses) }),
        ("AHEAD", 7, { Figures.grouped($0.prefetched) }),
        ("EVICTED", 9, { Figures.grouped($0.evictions) }),
        ("CHANGES", 9, { Figures.grouped($0.changes) }),
        ("HELD", 8, { Figures.grouped($0.entries) }),
        ("SIZE", 9, { Figures.bytes($0.bytes) }),
    ]
    private static let nameWidth = 7

    static func draw(_ state: DashboardState, _ report: ShardReport, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 3 else { return }
        canvas.rule(
            x: rect.x, y: rect.y, width: rect.width, title: "Shards by \(state.shards.order.word)")
        let y = rect.y + 1
        canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .heading)
        canvas.write("SHARD", x: rect.x + 2, y: y, width: nameWidth, style: .heading)
        // Wide screens spread the columns, but not so far that the eye loses the row.
        let natural = 2 + nameWidth + columns.reduce(0) { $0 + $1.width }
        let extra = min(6, max(0, rect.width - natural) / columns.count)
        var x = rect.x + 2 + nameWidth - 1
        var edges: [(x: Int, width: Int)] = []
        for column in columns {
            edges.append((x, column.width + extra))
            canvas.write(column.title, x: x, y: y, width: column.width + extra, style: .heading, align: .trailing)
            x += column.width + extra
        }
        let rows = state.shards.rows(of: report)
        for (offset, number) in rows.dropFirst(state.shards.top).prefix(rect.height - 2).enumerated() {
            let y = rect.y + 2 + offset
            let isSelected = number == state.shards.selected
            let style = Style.text.selected(isSelected)
            if isSelected {
                canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: style)
                canvas.put(canvas.glyphs.pointer, x: rect.x, y: y, style: .strong.selected())
            }
            canvas.write(
                ShardText.name(number, of: rows.count), x: rect.x + 2, y: y, width: nameWidth, style: style)
            for (column, edge) in zip(columns, edges) {
                canvas.write(
                    column.text(report.shards[number]), x: edge.x, y: y, width: edge.width, style: style,
                    align: .trailing)
            }
        }
    }
}
