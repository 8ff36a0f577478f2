import Terminal

extension RowList {
    /// The table; the grid has no rows.
    static func shards(_ state: DashboardState) -> [RowList] {
        guard let report = state.shardReport else { return [] }
        let layout = ShardsLayout(body: DashboardLayout(state: state).body, shardCount: report.shards.count)
        let rows = state.shards.rows(of: report)
        return [
            RowList(
                below: 2, in: layout.table, first: state.shards.top, count: rows.count,
                selected: state.shards.selected.flatMap { rows.firstIndex(of: $0) }
            ) { index, state in state.shards.selected = rows[index] }
        ]
    }
}
