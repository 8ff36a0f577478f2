import Telemetry
import Terminal

/// What every worker does at the cursor, by its last event.
enum WorkerStatesView {
    static func draw(_ state: DashboardState, _ timeline: BlockTimeline, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2 else { return }
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: "Workers")
        let lanes = timeline.index.lanes
        // Two columns where there is the width for them and not the height.
        let columns = rect.width >= 76 && lanes.count > 1 ? 2 : 1
        let rows = rect.height - 1
        let width = rect.width / columns
        let room = rows * columns
        let shown = lanes.count <= room ? lanes.count : room - 1
        for worker in 0..<shown {
            let perColumn = min(rows, (lanes.count + columns - 1) / columns)
            let cell = Rect(
                x: rect.x + worker / perColumn * width, y: rect.y + 1 + worker % perColumn, width: width, height: 1)
            draw(worker, lanes[worker], state, timeline, in: cell, on: &canvas)
        }
        if shown < lanes.count {
            canvas.write(
                "+\(lanes.count - shown) more workers", x: rect.x + (columns - 1) * width + 4, y: rect.maxY - 1,
                width: width - 5, style: .warning)
        }
    }

    private static func draw(
        _ worker: Int, _ lane: WorkerLane, _ state: DashboardState, _ timeline: BlockTimeline, in rect: Rect,
        on canvas: inout Canvas
    ) {
        canvas.write("\(worker)", x: rect.x, y: rect.y, width: 4, style: .dim, align: .trailing)
        guard let last = lane.lastEvent(before: state.playback.position) else {
            canvas.write(
                "has not begun", x: rect.x + 6, y: rect.y, width: rect.width - 6, style: .dim)
            return
        }
        let event = timeline.events[last]
        let (text, style) = words(event)
        canvas.write(text, x: rect.x + 6, y: rect.y, width: 19, style: style)
        let since = state.playback.time - min(state.playback.time, timeline.events.time(last))
        let time = Figures.duration(since, ascii: canvas.glyphs == .ascii)
        canvas.write("for \(time)", x: rect.x + 26, y: rect.y, width: min(13, rect.width - 26), style: .dim)
    }

    private static func words(_ event: Event) -> (String, Style) {
        let transaction = event.txIndex == Event.noTransaction ? "" : " tx \(event.txIndex)"
        return switch event.kind {
        case .executionBegan:
            event.incarnation == 0 ? ("runs\(transaction)", .accent) : ("runs\(transaction) again", .warning)
        case .executionEnded, .readRecorded, .writeRecorded: ("has run\(transaction)", .text)
        case .validated, .conflictFound, .dependencyFound: ("checks\(transaction)", .text)
        case .committed: ("has settled\(transaction)", .good)
        case .frontierTaken: ("settles\(transaction)", .good)
        case .redoBegan: ("redoes\(transaction)", .warning)
        case .redoEnded, .guardFailed: ("has redone\(transaction)", .text)
        case .rootBegan: ("computes the root", .accent)
        case .blockBegan: ("begins the block", .text)
        case .blockEnded: ("has ended the block", .text)
        default: ("reads the state", .text)
        }
    }
}
