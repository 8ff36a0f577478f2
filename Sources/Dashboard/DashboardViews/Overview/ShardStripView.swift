import Telemetry
import Terminal

/// The load of all shards in one line, neighbours folded together, and whether the store keeps up.
enum ShardStripView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 1, let report = state.shardReport else { return }
        let cells = rect.width >= 200 ? 128 : rect.width >= 110 ? 64 : 32
        let shards = folded(report.shards, to: cells)
        let scale = HeatScale(shards, .load)
        canvas.write("shards", x: rect.x + 2, y: rect.y, width: 7, style: .dim)
        for (cell, shard) in shards.enumerated() {
            canvas.put(
                scale.shade(shard, canvas.glyphs), x: rect.x + 9 + cell, y: rect.y, style: scale.style(shard))
        }
        let sum = ShardTotals(report).sum
        let ascii = canvas.glyphs == .ascii
        func times(_ value: (ShardTotals) -> UInt64) -> [(text: String, style: Style)] {
            func time(_ percent: Int) -> String {
                state.shards.percentile(percent, of: value).map { Figures.duration($0, ascii: ascii) } ?? "-"
            }
            return [(time(50), .strong), (" p99 ", .dim), (time(99), .text)]
        }
        var pieces: [(text: String, style: Style)] = [
            (Figures.percent(sum.hits, of: sum.reads), .strong), (" hits root ", .dim),
        ]
        pieces += times(\.rootLatency)
        if rect.width >= 140 { pieces += [("  commit ", .dim)] + times(\.commitNanoseconds) }
        canvas.write(pieces, x: rect.x + 10 + cells, y: rect.y, width: rect.width - cells - 10)
    }

    /// Sums of neighbours, in so many groups.
    private static func folded(_ shards: [ShardReport.Shard], to count: Int) -> [ShardReport.Shard] {
        var sums = [ShardReport.Shard](repeating: ShardReport.Shard(), count: min(count, shards.count))
        for (number, shard) in shards.enumerated() {
            let group = number * sums.count / shards.count
            sums[group].hits &+= shard.hits
            sums[group].misses &+= shard.misses
            sums[group].changes &+= shard.changes
        }
        return sums
    }
}
