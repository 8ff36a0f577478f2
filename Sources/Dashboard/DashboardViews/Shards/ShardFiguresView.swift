import Telemetry
import Terminal

/// Reads, the cache and what went through the store, with a history of that where there is room.
enum ShardFiguresView {
    private static let labelWidth = 11

    static func draw(_ state: DashboardState, _ report: ShardReport, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2, rect.width >= 30 else { return }
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: "Cache and store")
        let lines = lines(report, barWidth: max(4, min(40, rect.width - labelWidth - 27)), canvas.glyphs)
        for (offset, line) in lines.prefix(rect.height - 1).enumerated() {
            let y = rect.y + 1 + offset
            canvas.write(line.label, x: rect.x + 1, y: y, width: labelWidth, style: .dim)
            canvas.write(line.pieces, x: rect.x + 1 + labelWidth, y: y, width: rect.width - labelWidth - 1)
        }
        let used = 1 + lines.count
        guard rect.height - used >= 4 else { return }
        let rest = Rect(x: rect.x, y: rect.y + used, width: rect.width, height: rect.height - used)
        drawHistory(state.shards.history, in: rest, on: &canvas)
    }

    private static func lines(
        _ report: ShardReport, barWidth: Int, _ glyphs: GlyphSet
    ) -> [(label: String, pieces: [(text: String, style: Style)])] {
        let (totals, traffic) = (ShardTotals(report), report.traffic)
        let sum = totals.sum
        let ahead = Figures.duration(report.prefetchNanoseconds, ascii: glyphs == .ascii)
        func amount(_ traffic: ShardReport.Traffic) -> [(text: String, style: Style)] {
            [
                (pad(Figures.grouped(traffic.keys), 7), .strong), (" keys ", .dim),
                (pad(Figures.bytes(traffic.bytes), 9), .text),
            ]
        }
        let filled = min(Double(barWidth), Double(sum.bytes) / Double(max(1, report.capacity)) * Double(barWidth))
        let cells = sum.bytes > 0 ? max(1, Int(filled.rounded())) : 0
        return [
            (
                "reads",
                [
                    (pad(Figures.grouped(sum.reads), 7), .strong), ("  from cache ", .dim),
                    (Figures.percent(sum.hits, of: sum.reads), .strong),
                ]
            ),
            (
                "missed",
                [
                    (pad(Figures.grouped(sum.misses), 7), sum.misses * 2 > sum.reads ? .warning : .strong),
                    ("  evictions ", .dim), (Figures.grouped(sum.evictions), sum.evictions > 0 ? .warning : .text),
                ]
            ),
            (
                "fetched",
                [(pad(Figures.grouped(sum.prefetched), 7), .strong), ("  ahead, in ", .dim), (ahead, .text)]
            ),
            (
                "cache",
                [
                    (String(repeating: glyphs.fills.full, count: cells), .graph),
                    (String(repeating: glyphs.speck, count: barWidth - cells), .dim),
                    (" \(Figures.bytes(sum.bytes))", .text), (" of \(Figures.bytes(report.capacity))", .dim),
                ]
            ),
            ("read ahead", amount(traffic.readAhead)),
            ("executing", amount(traffic.readExecuting)),
            ("committing", amount(traffic.readCommitting)),
            ("written", amount(traffic.written)),
        ]
    }

    /// Read and written per block, one graph above the other where both fit.
    private static func drawHistory(_ history: BoundedHistory<ShardTotals>, in rect: Rect, on canvas: inout Canvas) {
        let isTall = rect.height >= 8
        let height = isTall ? rect.height / 2 : rect.height
        drawGraph(
            "written", history, in: Rect(x: rect.x, y: rect.y, width: rect.width, height: height), on: &canvas
        ) { $0.traffic.written.bytes }
        guard isTall else { return }
        let lower = Rect(x: rect.x, y: rect.y + height, width: rect.width, height: rect.height - height)
        drawGraph("read", history, in: lower, on: &canvas) { $0.traffic.read.bytes }
    }

    private static func drawGraph(
        _ word: String, _ history: BoundedHistory<ShardTotals>, in rect: Rect, on canvas: inout Canvas,
        _ value: (ShardTotals) -> UInt64
    ) {
        let bars = Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
        let barWidth = max(1, min(4, bars.width / max(1, history.end)))
        let window = RateGraphView.window(end: history.end, width: bars.width / barWidth)
        let values = window.map { history[$0].map { Double(value($0)) } }
        let scale = Figures.axisEnd(values.compactMap { $0 }.max() ?? 0)
        canvas.bars(values, in: bars, maximum: scale, barWidth: barWidth)
        canvas.rule(
            x: rect.x, y: rect.y, width: rect.width,
            title: "Bytes \(word) per block, full height \(Figures.bytes(UInt64(scale)))")
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
