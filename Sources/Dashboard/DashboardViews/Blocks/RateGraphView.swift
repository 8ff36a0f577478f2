import Terminal

/// A rate per block, oldest at the left. Blocks without a rate (failed, still executing) leave a gap.
enum RateGraphView {
    enum Rate {
        case megagas, transactions

        var unit: String { self == .megagas ? "Mgas/s" : "tx/s" }

        func value(_ summary: BlockSummary) -> Double? {
            self == .megagas ? summary.megagasPerSecond : summary.transactionsPerSecond
        }
    }

    /// Short runs get wide bars, up to this many columns.
    private static let widestBar = 4

    /// - Parameter showsVerdicts: in a row below the bars.
    static func draw(
        _ state: DashboardState, _ rate: Rate = .megagas, in rect: Rect, showsVerdicts: Bool = false,
        on canvas: inout Canvas
    ) {
        guard rect.height >= 2 else { return }
        var bars = Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: rect.height - 1)
        let rows = state.blocks.rows
        let expected = max(rows.end, state.run.blockCount, 1)
        let barWidth = max(1, min(widestBar, bars.width / expected))
        let window = window(end: rows.end, width: bars.width / barWidth)
        let values = window.map { rows[$0]?.summary.flatMap(rate.value) }
        let scale = Figures.axisEnd(values.compactMap { $0 }.max() ?? 0)
        if showsVerdicts {
            bars.height -= 1
            for (offset, index) in window.enumerated() {
                guard let row = rows[index], let (sign, style) = verdict(row, canvas.glyphs) else { continue }
                canvas.put(sign, x: bars.x + offset * barWidth, y: bars.maxY, style: style)
            }
        }
        let highlighted = state.blocks.selection.map { $0 - window.lowerBound }
        canvas.bars(values, in: bars, maximum: scale, barWidth: barWidth, highlighted: highlighted)
        let title = "\(rate.unit) per block, full height \(Figures.rate(scale))"
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: title)
    }

    /// One sign for how a block came out; nil while it executes.
    private static func verdict(_ row: BlockRow, _ glyphs: GlyphSet) -> (Character, Style)? {
        let cross: Character = glyphs == .unicode ? "✗" : glyphs == .box ? "×" : "X"
        let check: Character = glyphs == .unicode ? "✓" : glyphs == .box ? "√" : "v"
        switch row.outcome {
        case .executing: return nil
        case .failed: return (cross, .bad)
        case .executed(let summary):
            return summary.hasMismatch ? (cross, .bad) : summary.isVerified ? (check, .good) : ("-", .dim)
        }
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
