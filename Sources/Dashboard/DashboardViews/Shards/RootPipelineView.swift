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

    static func draw(_ state: DashboardState, _ report: ShardReport, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 3 else { return }
        let ascii = canvas.glyphs == .ascii
        func time(_ value: UInt64?) -> String { value.map { Figures.duration($0, ascii: ascii) } ?? "-" }
        let title =
            "Commit: root \(time(report.rootLatency)) after the last transaction, stored in \(time(report.commitNanoseconds))"
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: title)
        drawBar(report, in: Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: 1), on: &canvas)
        var pieces: [(text: String, style: Style)] = []
        for (index, stage) in report.stages.enumerated() {
            pieces += [
                (String(fill(index, canvas.glyphs)), styles[index % styles.count]),
                (" \(stage.name) ", .dim), ("\(time(stage.nanoseconds))  ", .text),
            ]
        }
        canvas.write(pieces, x: rect.x + 2, y: rect.y + 2, width: rect.width - 3)
        guard rect.height >= 4 else { return }
        let shards = state.shards
        canvas.write(
            [
                ("root p50, p99  ", .dim),
                (
                    "\(time(shards.percentile(50, of: \.rootLatency))) \(time(shards.percentile(99, of: \.rootLatency)))",
                    .strong
                ), ("   commit p50, p99  ", .dim),
                (
                    "\(time(shards.percentile(50, of: \.commitNanoseconds))) "
                        + time(shards.percentile(99, of: \.commitNanoseconds)), .strong
                ), ("   of the last \(Figures.counted(shards.history.count, "block"))", .dim),
            ], x: rect.x + 2, y: rect.y + 3, width: rect.width - 3)
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
