import Terminal

extension RowList {
    /// The workers, and below them what the selected one did.
    static func lanes(_ state: DashboardState) -> [RowList] {
        guard let timeline = state.timeline else { return [] }
        let lanes = timeline.index.lanes
        let body = DashboardLayout(state: state).body
        let layout = LanesLayout(body: body, lanes: lanes)
        let names = Rect(x: body.x, y: layout.lanes.y, width: body.width, height: layout.lanes.height)
        let workers = RowList(
            in: names, rowHeight: layout.rowsPerWorker, first: layout.firstWorker(selected: state.lanes.worker),
            count: lanes.count, selected: state.lanes.worker
        ) { index, state in state.lanes.worker = index }
        guard layout.detail.height >= 3, lanes.indices.contains(state.lanes.worker) else { return [workers] }
        let spans = lanes[state.lanes.worker].spans
        let rows = layout.detail.height - 1
        let current = LaneDetailView.current(spans, at: state.playback.time)
        let details = RowList(
            below: 1, in: layout.detail, first: LaneDetailView.top(current: current, count: spans.count, visible: rows),
            count: spans.count, selected: current
        ) { index, state in state.goTo(span: index) }
        return [workers, details]
    }
}
