import Terminal

/// Step: show me.
enum StepView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard let timeline = state.timeline else {
            return BlockHeading.drawNothing(state, in: rect, on: &canvas)
        }
        let index = timeline.index
        let position = state.playback.position
        let layout = StepLayout(body: rect, workerCount: index.lanes.count, hasOpcodes: state.evm != nil)
        let commits = index.commits(at: position)
        BlockHeading.draw(
            timeline, state,
            [
                ("\(Figures.grouped(commits)) of \(Figures.grouped(index.transactions.count)) final", .text),
                (Figures.counted(index.conflicts(at: position), "failed read"), .text),
                ("\(Figures.grouped(index.gas(at: position))) gas", .dim),
            ], in: layout.heading, on: &canvas)
        if let evm = state.evm { EVMView.draw(evm, state, in: layout.opcodes, on: &canvas) }
        EventListView.draw(state, timeline, in: layout.events, on: &canvas)
        WorkerStatesView.draw(state, timeline, in: layout.workers, on: &canvas)
        drawExecutions(state, timeline, in: layout.executions, on: &canvas)
    }

    private static func drawExecutions(
        _ state: DashboardState, _ timeline: BlockTimeline, in rect: Rect, on canvas: inout Canvas
    ) {
        guard rect.height >= 2 else { return }
        guard let selected = state.focus.transaction else {
            return canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: "No transaction is selected")
        }
        let word = timeline.facts(selected).map { ", \($0.sentence)" } ?? ""
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: "Transaction \(selected)\(word)")
        IncarnationsView.draw(
            selected, timeline, position: state.playback.position,
            in: Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 3, height: rect.height - 1), on: &canvas)
    }
}
