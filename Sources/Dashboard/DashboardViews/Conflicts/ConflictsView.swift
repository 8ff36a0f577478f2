import Terminal

/// The Conflicts: why was this retried?
enum ConflictsView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard let timeline = state.timeline else {
            return BlockHeading.drawNothing(state, in: rect, on: &canvas)
        }
        let layout = ConflictsLayout(body: rect)
        BlockHeading.draw(
            timeline, state, facts(timeline, ascii: canvas.glyphs == .ascii), in: layout.heading, on: &canvas)
        let isTransactions = state.conflicts.table == .transactions
        if layout.isWide || isTransactions {
            RetriedTableView.draw(state, timeline, in: layout.transactions, hasKeys: isTransactions, on: &canvas)
        }
        if layout.isWide || !isTransactions {
            HotTableView.draw(state, timeline, in: layout.locations, hasKeys: !isTransactions, on: &canvas)
        }
        guard layout.explainer.height > 2 else { return }
        if !isTransactions, let id = state.focus.location,
            let hot = timeline.index.hotLocations.first(where: { $0.location == id })
        {
            LocationExplainerView.draw(hot, timeline, in: layout.explainer, on: &canvas)
        } else {
            ConflictExplainerView.draw(state, timeline, in: layout.explainer, on: &canvas)
        }
    }

    private static func facts(
        _ timeline: BlockTimeline, ascii: Bool
    ) -> [(text: String, style: Style)] {
        let index = timeline.index
        let retried = index.retried
        let count = "\(Figures.grouped(retried.count)) of \(Figures.counted(index.transactions.count, "transaction"))"
        guard !retried.isEmpty else { return [("every transaction ran once", .good)] }
        let time = retried.reduce(UInt64(0)) { $0 &+ index.transactions[$1].wastedTime }
        return [
            ("\(count) ran again", .text),
            ("\(Figures.grouped(index.wastedGas)) gas lost", .text),
            ("\(Figures.duration(time, ascii: ascii)) lost", .dim),
        ]
    }

    /// The title of a table: bracketed where it has the keys, as in the tab bar.
    static func drawTitle(
        _ title: String, _ state: DashboardState, hasKeys: Bool, in rect: Rect, on canvas: inout Canvas
    ) {
        canvas.rule(x: rect.x, y: rect.y, width: rect.width)
        let filter = state.filterText.isEmpty ? "" : ", only '\(state.filterText)'"
        let order = hasKeys ? " by \(state.conflicts.order.word)\(filter) " : ""
        canvas.write(
            [(hasKeys ? "[\(title)]" : " \(title) ", hasKeys ? .accent : .dim), (order, .dim)], x: rect.x + 2,
            y: rect.y,
            width: rect.width - 3)
    }
}
