import Terminal

extension ScreenID {
    package static let graph = ScreenID("dag")
}

extension ScreenDefinition {
    /// DAG: what depends on what?
    package static let graph = ScreenDefinition(
        id: .graph,
        title: "DAG",
        question: "what depends on what?",
        bindings: KeyBinding.movement("row") + [
            KeyBinding([.enter], .into, help: "everything about the transaction", footer: "details"),
            KeyBinding.writer, KeyBinding.follow,
        ] + KeyBinding.searching,
        perform: { command, state in
            let rows = state.timeline?.graph.rows ?? []
            let page = max(1, layout(state).visibleRows - 1)
            switch command {
            case .up: select(-1, rows, &state)
            case .down: select(1, rows, &state)
            case .pageUp: select(-page, rows, &state)
            case .pageDown: select(page, rows, &state)
            case .first: select(-rows.count, rows, &state)
            case .last: select(rows.count, rows, &state)
            default: state.performCommon(command)
            }
        },
        whyDisabled: { command, state in state.whyNotCommon(command) },
        footer: { command, state in command == .follow && state.focus.isFollowing ? "unfollow" : nil },
        settle: { state in
            guard let graph = state.timeline?.graph else { return }
            state.graph.settle(
                selected: state.focus.transaction.map { graph.rowOfTransaction[$0] }, rowCount: graph.rows.count,
                visible: layout(state).visibleRows, isFollowing: state.focus.isFollowing)
        },
        lists: RowList.graph,
        draw: { state, rect, canvas in GraphView.draw(state, in: rect, on: &canvas) }
    )

    private static func layout(_ state: DashboardState) -> GraphScreenLayout {
        GraphScreenLayout(body: DashboardLayout(state: state).body, graphColumns: state.timeline?.graph.columns ?? 0)
    }

    private static func select(_ distance: Int, _ rows: [GraphRow], _ state: inout DashboardState) {
        guard !rows.isEmpty, let graph = state.timeline?.graph else { return }
        let current = state.focus.transaction.map { graph.rowOfTransaction[$0] } ?? (distance > 0 ? -1 : rows.count)
        state.focus.select(rows[min(max(0, current + distance), rows.count - 1)].first)
    }
}
