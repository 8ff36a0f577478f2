import Terminal

extension RowList {
    /// The rows of the DAG.
    static func graph(_ state: DashboardState) -> [RowList] {
        guard let graph = state.timeline?.graph else { return [] }
        let layout = GraphScreenLayout(body: DashboardLayout(state: state).body, graphColumns: graph.columns)
        return [
            RowList(
                below: 1, in: layout.rows, first: state.graph.top, count: graph.rows.count,
                selected: state.focus.transaction.map { graph.rowOfTransaction[$0] }
            ) { index, state in state.focus.select(graph.rows[index].first) }
        ]
    }
}
