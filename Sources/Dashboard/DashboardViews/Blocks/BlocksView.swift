import Terminal

/// The Blocks screen: totals, history of the rate, table, details.
enum BlocksView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        let layout = BlocksLayout(state: state)
        TotalsView.draw(state.totals, in: layout.totals, on: &canvas)
        RateGraphView.draw(state, in: layout.graph, on: &canvas)
        BlockTableView.draw(state, in: layout.table, on: &canvas)
        guard !layout.detail.isEmpty else { return }
        BlockDetailView.draw(state, in: layout.detail, isBeside: layout.isDetailBeside, on: &canvas)
    }
}
