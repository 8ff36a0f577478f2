import Terminal

/// The answer to `:compare`: a column per executor.
struct SideBySideView {
    private static let labelWidth = 20

    private struct Row {
        let label: String
        let values: [String]
        /// Which value is the best, where that means something.
        var best: Int?
        /// Parts of a whole, drawn as bars below; empty for none.
        var bars: [Double] = []
    }

    static func draw(_ comparison: SideBySide, _ title: String, size: Size, on canvas: inout Canvas) {
        let rows = rows(comparison, canvas.glyphs)
        let frame = AnswerFrame(title, lines: rows.count + 7, size: size, on: &canvas)
        let inside = frame.inside
        let width = max(1, (inside.width - labelWidth) / max(1, comparison.columns.count))
        func x(_ column: Int) -> Int { inside.x + labelWidth + column * width }
        func write(_ text: String, line: Int, style: Style) {
            if let y = frame.y(line) { canvas.write(text, x: inside.x, y: y, width: inside.width, style: style) }
        }
        write(
            "\(Figures.counted(comparison.transactions, "transaction")), \(Figures.grouped(comparison.gasUsed)) gas",
            line: 0, style: .text)
        for (index, column) in comparison.columns.enumerated() {
            guard let y = frame.y(2) else { break }
            canvas.write(
                Self.title(column), x: x(index) + 1, y: y, width: width - 1, style: .heading, align: .trailing)
        }
        var line = 3
        for row in rows {
            guard let y = frame.y(line) else { return }
            canvas.write(row.label, x: inside.x, y: y, width: labelWidth, style: .dim)
            for (index, value) in row.values.enumerated() {
                canvas.write(
                    value, x: x(index) + 1, y: y, width: width - 1, style: row.best == index ? .strong : .text,
                    align: .trailing)
            }
            line += 1
            guard !row.bars.isEmpty, let y = frame.y(line) else { continue }
            for (index, share) in row.bars.enumerated() {
                draw(share, x: x(index) + 2, y: y, width: width - 2, isBest: row.best == index, on: &canvas)
            }
            line += 1
        }
        write(
            "Medians of \(Figures.counted(comparison.repetitions, "execution")) in turn; all left the same state.",
            line: line + 1, style: .dim)
    }

    /// "occ, 4 workers".
    private static func title(_ column: SideBySide.Column) -> String {
        column.executor == "sequential"
            ? column.executor : "\(column.executor), \(Figures.counted(column.workers, "worker"))"
    }

    private static func rows(_ comparison: SideBySide, _ glyphs: GlyphSet) -> [Row] {
        let columns = comparison.columns
        let slowest = max(1, columns.map(\.nanoseconds).max() ?? 1)
        let fastest = columns.indices.min { columns[$0].nanoseconds < columns[$1].nanoseconds }
        let ascii = glyphs == .ascii
        func row(_ label: String, best: Int? = nil, _ value: (SideBySide.Column) -> String) -> Row {
            Row(label: label, values: columns.map(value), best: best)
        }
        var time = row("time", best: fastest) { Figures.duration($0.nanoseconds, ascii: ascii) }
        time.bars = columns.map { Double($0.nanoseconds) / Double(slowest) }
        var busy = row("cores busy") { "\(Figures.fixed($0.coresBusy, decimals: 2)) of \(Figures.grouped($0.workers))" }
        busy.bars = columns.map { min(1, $0.coresBusy / Double(max(1, $0.workers))) }
        return [
            time,
            row("faster by") { comparison.speedup($0).map { Figures.rate($0) + glyphs.times } ?? "-" },
            row("transactions/s") {
                Figures.rate(
                    Rates.perSecond(UInt64(clamping: comparison.transactions), nanoseconds: $0.nanoseconds))
            },
            row("Mgas/s") { Figures.rate(Rates.megagasPerSecond(comparison.gasUsed, nanoseconds: $0.nanoseconds)) },
            row("executions") { Figures.grouped($0.executions) },
            row("of them again") { Figures.grouped($0.executions - min($0.executions, comparison.transactions)) },
            row("reads that failed") { Figures.grouped($0.conflicts) },
            row("gas lost") {
                $0.wastedGas == 0
                    ? "0"
                    : "\(Figures.grouped($0.wastedGas)), "
                        + Figures.percent($0.wastedGas, of: comparison.gasUsed &+ $0.wastedGas)
            },
            busy,
        ]
    }

    /// A bar of its share of the width, to the right.
    private static func draw(_ share: Double, x: Int, y: Int, width: Int, isBest: Bool, on canvas: inout Canvas) {
        let cells = share > 0 ? max(1, Int((share * Double(width)).rounded())) : 0
        for column in 0..<max(0, width) {
            let isFull = column >= width - cells
            canvas.put(
                isFull ? canvas.glyphs.fills.full : canvas.glyphs.speck, x: x + column, y: y,
                style: isFull ? (isBest ? .good : .graph) : .dim)
        }
    }
}
