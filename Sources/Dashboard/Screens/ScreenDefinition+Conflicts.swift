import Terminal

extension ScreenID {
    package static let conflicts = ScreenID("conflicts")
}

extension ScreenDefinition {
    /// Conflicts: why was this retried?
    package static let conflicts = ScreenDefinition(
        id: .conflicts,
        title: "Conflicts",
        question: "why was this retried?",
        bindings: KeyBinding.movement("row") + [
            KeyBinding([.left, .character("h")], .left, help: "the transaction's failed read before"),
            KeyBinding([.right, .character("l")], .right, help: "its next failed read"),
            KeyBinding([.enter], .into, help: "full values", footer: "full"),
            KeyBinding.writer,
            KeyBinding([.character("o")], .otherTable, help: "transactions or locations", footer: "table"),
            KeyBinding([.character("s")], .sort, help: "sort by the next column", footer: "sort"),
            KeyBinding.follow,
        ] + KeyBinding.searching,
        perform: { command, state in
            let layout = ConflictsLayout(body: DashboardLayout(state: state).body)
            let page = max(1, layout.visibleRows - 1)
            switch command {
            case .up: state.moveConflictRow(by: -1)
            case .down: state.moveConflictRow(by: 1)
            case .pageUp: state.moveConflictRow(by: -page)
            case .pageDown: state.moveConflictRow(by: page)
            case .first: state.moveConflictRow(by: -1_000_000)
            case .last: state.moveConflictRow(by: 1_000_000)
            case .left: state.moveRead(by: -1)
            case .right: state.moveRead(by: 1)
            case .sort: state.conflicts.nextOrder()
            case .otherTable: state.switchConflictTable()
            case .into where state.conflicts.table == .locations: state.openLocation()
            case .nextMatch: state.moveConflictRow(by: 1)
            case .previousMatch: state.moveConflictRow(by: -1)
            default: state.performCommon(command)
            }
        },
        whyDisabled: { command, state in
            switch command {
            case .left, .right:
                guard let transaction = state.focus.transaction else { return "no transaction is selected" }
                let count = state.timeline?.index.conflicts(of: transaction).count ?? 0
                return count > 1 ? nil : "it has no other failed read"
            case .sort, .otherTable: return state.timeline == nil ? "no block has been recorded yet" : nil
            case .into where state.conflicts.table == .locations:
                return state.focus.location == nil ? "no location is selected" : nil
            default: return state.whyNotCommon(command)
            }
        },
        footer: { command, state in command == .follow && state.focus.isFollowing ? "unfollow" : nil },
        settle: { state in
            let layout = ConflictsLayout(body: DashboardLayout(state: state).body)
            state.settleConflicts(visible: layout.visibleRows)
        },
        lists: RowList.conflicts,
        draw: { state, rect, canvas in ConflictsView.draw(state, in: rect, on: &canvas) }
    )
}
