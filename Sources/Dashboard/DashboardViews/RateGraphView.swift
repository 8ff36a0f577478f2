import Terminal

/// Mgas/s per block, oldest at the left. Blocks without a rate (failed, still executing) leave a gap.
enum RateGraphView {
    /// Short runs get wide bars, up to this many columns.
    private static let widestBar = 4

    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2 else { return }
        let bars = Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: rect.height - 1)
        let rows = state.blocks.rows
        let expected = max(rows.end, state.run.blockCount, 1)
        let barWidth = max(1, min(widestBar, bars.width / expected))
        let window = window(end: rows.end, width: bars.width / barWidth)
        let values = window.map { rows[$0]?.summary?.megagasPerSecond }
        let scale = Figures.axisEnd(values.compactMap { $0 }.max() ?? 0)
        let highlighted = state.blocks.selection.map { $0 - window.lowerBound }
        canvas.bars(values, in: bars, maximum: scale, barWidth: barWidth, highlighted: highlighted)
        let title = "Mgas/s per block, full height \(Figures.rate(scale))"
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: title)
    }

    /// The blocks in view. A full graph moves on by a quarter of its width at once, not by a column per block: that would change
    /// every cell of it with every block.
    static func window(end: Int, width: Int) -> Range<Int> {
        guard width > 0, end > width else { return 0..<min(end, max(0, width)) }
        let chunk = max(1, width / 4)
        let start = (end - width + chunk - 1) / chunk * chunk
        return start..<end
    }
}
