import Terminal

extension RowList {
    /// The opcodes while they are open, and the events.
    static func step(_ state: DashboardState) -> [RowList] {
        guard let timeline = state.timeline else { return [] }
        let layout = StepLayout(
            body: DashboardLayout(state: state).body, workerCount: timeline.index.lanes.count,
            hasOpcodes: state.evm != nil)
        var all: [RowList] = []
        if let cursor = state.evm?.cursor, cursor.step != nil {
            let steps = EVMLayout(pane: layout.opcodes).steps
            all.append(
                RowList(
                    below: 1, in: steps, first: StepListView.top(cursor, visible: steps.height - 1),
                    count: cursor.recording.count, selected: cursor.position
                ) { index, state in state.evm?.move(to: index) })
        }
        let (position, count) = (state.playback.position, timeline.events.count)
        let top = EventListView.top(position: position, count: count, visible: layout.events.height - 1)
        all.append(
            RowList(
                below: 1, in: layout.events, first: top, count: count, selected: position > 0 ? position - 1 : nil
            ) { index, state in
                state.stop()
                state.seek(to: index + 1)
                state.focusOnCursor()
            })
        return all
    }
}
