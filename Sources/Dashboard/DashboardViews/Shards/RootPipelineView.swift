import Telemetry
import Terminal

/// The commit of a block, stage by stage, and when the root was known.
enum RootPipelineView {
    private static let styles: [Style] = [.graph, .accent, .text, .dim, .strong, .dim]

    private static func fill(_ stage: Int, _ glyphs: GlyphSet) -> Character {
        let fills = glyphs.fills
        let all = [fills.full, fills.medium, fills.dense, fills.line, fills.half, glyphs.speck]
        return all[stage % all.count]
    }

    static func draw(_ state: DashboardState, _ report: ShardReport, _ layout: ShardsLayout, on canvas: inout Canvas) {
        let rect = layout.pipeline
        guard rect.height >= 3 else { return }
        let ascii = canvas.glyphs == .ascii
        func time(_ value: UInt64?) -> String { value.map { Figures.duration($0, ascii: ascii) } ?? "-" }
        let title =
            "Commit: \(time(report.commitNanoseconds)) of work, root \(time(report.rootLatency)) after the last transaction"
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: title)
        drawBar(report, in: Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: 1), on: &canvas)
        let legend = Rect(x: rect.x + 2, y: rect.y + 2, width: rect.width - 3, height: layout.legendHeight)
        drawLegend(report, in: legend, on: &canvas)
        guard legend.maxY < rect.maxY else { return }
        let shards = state.shards
        func percentiles(_ value: (ShardTotals) -> UInt64) -> String {
            "\(time(shards.percentile(50, of: value))) \(time(shards.percentile(99, of: value)))"
        }
        canvas.write(
            [
                ("root p50, p99  ", .dim), (percentiles(\.rootLatency), .strong), ("   commit p50, p99  ", .dim),
                (percentiles(\.commitNanoseconds), .strong),
                ("   of the last \(Figures.counted(shards.history.count, "block"))", .dim),
            ], x: rect.x + 2, y: rect.maxY - 1, width: rect.width - 3)
    }

    /// The stages by name, as many in a line as fit.
    private static func drawLegend(_ report: ShardReport, in rect: Rect, on canvas: inout Canvas) {
        var (x, y) = (rect.x, rect.y)
        for (index, stage) in report.stages.enumerated() {
            let time = Figures.duration(stage.nanoseconds, ascii: canvas.glyphs == .ascii)
            let width = 2 + TextWidth.width(of: stage.name) + 1 + TextWidth.width(of: time)
            if x + width > rect.maxX, x > rect.x, y + 1 < rect.maxY { (x, y) = (rect.x, y + 1) }
            canvas.write(
                [
                    (String(fill(index, canvas.glyphs)), styles[index % styles.count]), (" \(stage.name) ", .dim),
                    (time, .text),
                ], x: x, y: y, width: rect.maxX - x)
            x += width + 2
        }
    }

    /// The stages side by side, each as long as its part of the whole.
    private static func drawBar(_ report: ShardReport, in rect: Rect, on canvas: inout Canvas) {
        let whole = report.stages.reduce(UInt64(0)) { $0 &+ $1.nanoseconds }
        guard whole > 0, rect.width > 0 else { return }
        var (x, sum): (Int, UInt64) = (rect.x, 0)
        for (index, stage) in report.stages.enumerated() {
            sum = min(whole, sum &+ stage.nanoseconds)
            let edge = rect.x + Int(Double(sum) / Double(whole) * Double(rect.width) + 0.5)
            while x < edge {
                canvas.put(fill(index, canvas.glyphs), x: x, y: rect.y, style: styles[index % styles.count])
                x += 1
            }
        }
    }
}
