import Telemetry
import Terminal

/// The Shards: is the state store keeping up?
enum ShardsView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard let timeline = state.timeline else {
            return BlockHeading.drawNothing(state, in: rect, on: &canvas)
        }
        let layout = ShardsLayout(body: rect, shardCount: state.shardReport?.shards.count ?? 0)
        guard let report = state.shardReport else {
            BlockHeading.draw(timeline, state, [], in: layout.heading, on: &canvas)
            return drawNothing(state, in: rect, on: &canvas)
        }
        BlockHeading.draw(
            timeline, state, facts(report, timeline, state, canvas.glyphs), in: layout.heading, on: &canvas)
        ShardGridView.draw(state, report, layout, on: &canvas)
        ShardFiguresView.draw(state, report, in: layout.figures, on: &canvas)
        RootPipelineView.draw(state, report, layout, on: &canvas)
        ShardTableView.draw(state, report, in: layout.table, on: &canvas)
    }

    private static func facts(
        _ report: ShardReport, _ timeline: BlockTimeline, _ state: DashboardState, _ glyphs: GlyphSet
    ) -> [(text: String, style: Style)] {
        var facts: [(text: String, style: Style)] = []
        if !state.hasOwnShardReport {
            facts.append(("not committed yet: figures of the block before", .accent))
        } else if state.playback.mode != .live, state.playback.position < timeline.events.count {
            facts.append(("figures of the whole block", .accent))
        }
        facts.append(("\(Figures.counted(report.shards.count, "shard")), store \(report.store)", .dim))
        switch report.isRootVerified {
        case true?: facts.append(("\(glyphs.check) state root", .good))
        case false?: facts.append(("\(glyphs.cross) state root", .bad))
        case nil: facts.append(("a part of the chain's state: root not compared", .dim))
        }
        return facts
    }

    private static func drawNothing(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard let reason = state.whyNoShards else { return }
        let sentence = reason.prefix(1).uppercased() + reason.dropFirst() + "."
        let advice =
            state.shards.newest == nil && state.run.phase == .ended
            ? " 'altius watch' executes blocks through the shards of a state; 'altius run --store rocksdb --data-dir DIR"
                + " --record TRACE' records what they do." : ""
        for (offset, line) in TextWidth.wrap(sentence + advice, width: rect.width - 2).enumerated() {
            canvas.write(line, x: rect.x + 1, y: rect.y + 2 + offset, width: rect.width - 2, style: .dim)
        }
    }
}
