import Terminal

extension RowList {
    /// The table of the Blocks screen.
    static func blocks(_ state: DashboardState) -> [RowList] {
        let blocks = state.blocks
        return [
            RowList(
                below: 1, in: BlocksLayout(state: state).table, first: blocks.top, count: blocks.rows.end,
                selected: blocks.selection
            ) { index, state in state.blocks.move(by: index - (state.blocks.selection ?? index)) }
        ]
    }
}
