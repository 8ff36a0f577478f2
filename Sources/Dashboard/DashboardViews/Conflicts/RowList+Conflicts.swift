import Terminal

extension RowList {
    /// The tables that are drawn; the one with the keys first.
    static func conflicts(_ state: DashboardState) -> [RowList] {
        guard state.timeline != nil else { return [] }
        let layout = ConflictsLayout(body: DashboardLayout(state: state).body)
        let isTransactions = state.conflicts.table == .transactions
        var all: [RowList] = []
        if layout.isWide || isTransactions {
            let rows = state.retriedRows
            all.append(
                RowList(
                    below: 2, in: layout.transactions, first: isTransactions ? state.conflicts.top : 0,
                    count: rows.count,
                    selected: isTransactions ? state.focus.transaction.flatMap { rows.firstIndex(of: $0) } : nil
                ) { index, state in
                    if state.conflicts.table != .transactions { state.switchConflictTable() }
                    state.conflicts.read = 0
                    state.focus.select(rows[index])
                })
        }
        if layout.isWide || !isTransactions {
            let rows = state.hotRows
            let selected = rows.firstIndex { $0.location == state.focus.location }
            all.append(
                RowList(
                    below: 2, in: layout.locations, first: isTransactions ? 0 : state.conflicts.top, count: rows.count,
                    selected: isTransactions ? nil : selected
                ) { index, state in
                    if state.conflicts.table != .locations { state.switchConflictTable() }
                    state.conflicts.read = 0
                    state.focus.isFollowing = false
                    state.focus.location = rows[index].location
                })
        }
        return isTransactions ? all : all.reversed()
    }
}
