import Terminal

/// The Overview: how is it going?
enum OverviewView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        let lanes = state.timeline?.index.lanes ?? []
        let layout = OverviewLayout(
            body: rect, workerCount: lanes.count, hasShards: state.shards.newest != nil)
        TotalsView.draw(state.totals, in: layout.totals, on: &canvas)
        drawRates(state, in: layout.graph, on: &canvas)
        guard state.activity.blocks > 0 else {
            let rest = Rect(
                x: rect.x, y: layout.graph.maxY, width: rect.width, height: rect.maxY - layout.graph.maxY)
            return drawWithoutEvents(state, in: rest, on: &canvas)
        }
        drawRetries(state, in: layout.retries, on: &canvas)
        WorkerBarsView.draw(state, in: layout.workers, on: &canvas)
        ShardStripView.draw(state, in: layout.shards, on: &canvas)
        drawHotLocations(state, in: layout.hotLocations, on: &canvas)
    }

    /// Both rates side by side where they have the width.
    private static func drawRates(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard rect.width >= 110 else {
            return RateGraphView.draw(state, in: rect, showsVerdicts: true, on: &canvas)
        }
        var (left, right) = (rect, rect)
        left.width /= 2
        right.x += left.width
        right.width -= left.width
        RateGraphView.draw(state, in: left, showsVerdicts: true, on: &canvas)
        RateGraphView.draw(state, .transactions, in: right, showsVerdicts: true, on: &canvas)
    }

    /// A run that records no events has blocks to show all the same.
    private static func drawWithoutEvents(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard state.blocks.rows.isEmpty else { return BlockTableView.draw(state, in: rect, on: &canvas) }
        let line = Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 1, height: 1)
        BlockHeading.drawNothing(state, in: line, on: &canvas)
    }

    private static func drawRetries(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2 else { return }
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: "Retries and latency")
        let activity = state.activity
        let ascii = canvas.glyphs == .ascii
        func time(_ value: UInt64?) -> String { value.map { Figures.duration($0, ascii: ascii) } ?? "-" }
        let latencies = state.timeline?.index.commitLatencies ?? []
        var lines: [(String, String, String)] = [
            ("executions", Figures.grouped(activity.executions), ""),
            (
                "of them again", Figures.grouped(activity.retries),
                Figures.percent(activity.retries, of: activity.executions)
            ),
            ("reads that failed", Figures.grouped(activity.conflicts), ""),
            (
                "gas lost", Figures.grouped(activity.wastedGas),
                Figures.percent(activity.wastedGas, of: activity.gasUsed &+ activity.wastedGas)
            ),
            ("block p50, p99", time(activity.latency(percentile: 50)), time(activity.latency(percentile: 99))),
            (
                "tx p50, p99", time(Figures.percentile(50, of: latencies)),
                time(Figures.percentile(99, of: latencies))
            ),
        ]
        if activity.redos > 0 { lines.insert(("redos", Figures.grouped(activity.redos), ""), at: 2) }
        let isWide = rect.width >= 50
        let (labelWidth, valueWidth) = (isWide ? 22 : 18, isWide ? 16 : 11)
        for (offset, line) in lines.prefix(rect.height - 1).enumerated() {
            let y = rect.y + 1 + offset
            canvas.write(line.0, x: rect.x + 2, y: y, width: labelWidth, style: .dim)
            let x = rect.x + 2 + labelWidth
            canvas.write(line.1, x: x, y: y, width: valueWidth, style: .strong, align: .trailing)
            canvas.write(line.2, x: x + valueWidth + 1, y: y, width: isWide ? 10 : 8, align: .trailing)
        }
    }

    private static func drawHotLocations(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2 else { return }
        let hot = state.activity.hotLocations
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: "Locations with most failed reads")
        guard !hot.isEmpty else {
            let text = state.activity.conflicts == 0 ? "No read failed." : "Their names have not been recorded."
            canvas.write(text, x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, style: .dim)
            return
        }
        let total = state.activity.conflicts
        for (offset, entry) in hot.top(rect.height - 1).enumerated() {
            let y = rect.y + 1 + offset
            let count = (hot.isApproximate ? "~" : "") + Figures.grouped(entry.conflicts)
            canvas.write(count, x: rect.x + 2, y: y, width: 9, style: .strong, align: .trailing)
            let share = Figures.percent(UInt64(entry.conflicts), of: total)
            canvas.write(share, x: rect.x + 12, y: y, width: 5, style: .dim, align: .trailing)
            // Wide screens have room for every digit.
            let text =
                rect.width >= 110
                ? "\(entry.location.address) \(Shortened.field(entry.location.field, canvas.glyphs))"
                : Shortened.location(entry.location, canvas.glyphs)
            canvas.write(text, x: rect.x + 20, y: y, width: rect.maxX - rect.x - 22)
        }
    }
}
