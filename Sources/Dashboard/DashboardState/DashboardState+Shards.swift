import Telemetry

extension DashboardState {
    /// Whether the block on the screen has a report of its own.
    var hasOwnShardReport: Bool { playback.block.flatMap { recordings.shardReport(of: $0) } != nil }

    /// What the Shards screen shows: the report of the block on the screen, or, until that block is committed, the one before.
    package var shardReport: ShardReport? {
        guard let number = playback.block else { return nil }
        if let report = recordings.shardReport(of: number) { return report }
        // A block's report comes soon after its last event; an old block has lost its own.
        guard recordings.numbers.last == playback.block, run.phase == .running else { return nil }
        return shards.newest
    }

    /// Why the screen has nothing to show of a recorded block; nil where it has.
    var whyNoShards: String? {
        if timeline == nil { return "no block has been recorded yet" }
        if shardReport != nil { return nil }
        if shards.newest == nil {
            return run.phase == .ended
                ? "this run was recorded without a store" : "no block has been committed to a store yet"
        }
        return "the figures of this block's shards are not kept any more"
    }

    /// Moves the selection by rows of the table.
    mutating func moveShardRow(by distance: Int) {
        guard let report = shardReport, !report.shards.isEmpty else { return }
        let rows = shards.rows(of: report)
        let current = shards.selected.flatMap { rows.firstIndex(of: $0) } ?? (distance > 0 ? -1 : rows.count)
        shards.selected = rows[min(max(0, current + distance), rows.count - 1)]
    }

    /// Moves the selection by numbers, as in the grid.
    mutating func moveShard(by distance: Int) {
        guard let count = shardReport?.shards.count, count > 0 else { return }
        let current = shards.selected ?? (distance > 0 ? -1 : count)
        shards.selected = min(max(0, current + distance), count - 1)
    }

    mutating func openShard() {
        guard let report = shardReport, let selected = shards.selected, report.shards.indices.contains(selected) else {
            return
        }
        popup = .shard(selected, report, self)
    }
}
