import Terminal

extension ScreenID {
    package static let shards = ScreenID("shards")
}

extension ScreenDefinition {
    /// Shards: is the state store keeping up?
    package static let shards = ScreenDefinition(
        id: .shards,
        title: "Shards",
        question: "is the state store keeping up?",
        bindings: KeyBinding.movement("row") + [
            KeyBinding([.left, .character("h")], .left, help: "the shard before, by number"),
            KeyBinding([.right, .character("l")], .right, help: "the next shard, by number"),
            KeyBinding([.enter], .into, help: "everything about the shard", footer: "details"),
            KeyBinding(
                [.character("o")], .otherTable, help: "heat of load, hits or entries held", footer: "other heat"),
            KeyBinding([.character("s")], .sort, help: "sort by the next column", footer: "sort"),
            KeyBinding.follow,
        ],
        perform: { command, state in
            let page = max(1, layout(state).visibleRows - 1)
            switch command {
            case .up: state.moveShardRow(by: -1)
            case .down: state.moveShardRow(by: 1)
            case .pageUp: state.moveShardRow(by: -page)
            case .pageDown: state.moveShardRow(by: page)
            case .first: state.moveShardRow(by: -1_000)
            case .last: state.moveShardRow(by: 1_000)
            case .left: state.moveShard(by: -1)
            case .right: state.moveShard(by: 1)
            case .into: state.openShard()
            case .otherTable: state.shards.nextHeat()
            case .sort: state.shards.nextOrder()
            default: state.performCommon(command)
            }
        },
        whyDisabled: { command, state in
            switch command {
            case .follow: state.whyNotCommon(command)
            case .into where state.shardReport != nil && state.shards.selected == nil: "no shard is selected"
            default: state.whyNoShards
            }
        },
        footer: { command, state in command == .follow && state.focus.isFollowing ? "unfollow" : nil },
        settle: { state in
            guard let report = state.shardReport else { return }
            state.shards.settle(report, visible: layout(state).visibleRows)
        },
        lists: RowList.shards,
        draw: { state, rect, canvas in ShardsView.draw(state, in: rect, on: &canvas) }
    )

    private static func layout(_ state: DashboardState) -> ShardsLayout {
        ShardsLayout(body: DashboardLayout(state: state).body, shardCount: state.shardReport?.shards.count ?? 0)
    }
}
