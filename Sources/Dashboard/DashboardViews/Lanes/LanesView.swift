import Terminal

/// The Lanes: what is each worker doing?
enum LanesView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard let timeline = state.timeline else {
            return BlockHeading.drawNothing(state, in: rect, on: &canvas)
        }
        let lanes = timeline.index.lanes
        let window = state.lanes.window(of: timeline.events.duration)
        let end = min(window.upperBound, max(window.lowerBound, state.playback.time))
        let times = lanes.map { $0.time(from: window.lowerBound, to: end) }
        let present = LanesLayout.present(lanes)
        let layout = LanesLayout(body: rect, workerCount: lanes.count, activityCount: present.count)
        drawHeading(state, timeline, window, in: layout.heading, on: &canvas)
        LanesAxisView.draw(window, cursor: state.playback, in: layout.axis, on: &canvas)
        drawFigureHeadings(present, layout, on: &canvas)
        let first = layout.firstWorker(selected: state.lanes.worker)
        for offset in 0..<layout.visibleWorkers {
            let worker = first + offset
            let y = layout.lanes.y + offset * layout.rowsPerWorker
            drawName(worker, isSelected: worker == state.lanes.worker, x: rect.x, y: y, on: &canvas)
            let buckets = LaneBuckets(
                lanes[worker], window: window, end: state.playback.time, width: layout.lanes.width)
            drawBar(buckets, layout, y: y, on: &canvas)
            drawFigures(times[worker], present, of: end - window.lowerBound, layout, y: y, on: &canvas)
        }
        drawLegend(present, hidden: lanes.count - layout.visibleWorkers, in: layout.legend, on: &canvas)
        LaneDetailView.draw(state, timeline, in: layout.detail, on: &canvas)
    }

    private static func drawHeading(
        _ state: DashboardState, _ timeline: BlockTimeline, _ window: Range<UInt64>, in rect: Rect,
        on canvas: inout Canvas
    ) {
        let ascii = canvas.glyphs == .ascii
        var facts: [(text: String, style: Style)] = [
            (Figures.duration(timeline.events.duration, ascii: ascii), .text)
        ]
        if state.lanes.zoom > 0 {
            let length = Figures.duration(window.upperBound - window.lowerBound, ascii: ascii)
            let number = "\(state.lanes.slice + 1) of \(state.lanes.sliceCount(of: timeline.events.duration))"
            facts.append(("slice \(number), \(length) of it", .accent))
        } else {
            facts.append(("all of it", .dim))
        }
        BlockHeading.draw(timeline, state, facts, in: rect, on: &canvas)
    }

    private static func drawName(_ worker: Int, isSelected: Bool, x: Int, y: Int, on canvas: inout Canvas) {
        if isSelected { canvas.put(canvas.glyphs.pointer, x: x, y: y, style: .strong) }
        canvas.write("\(worker)", x: x + 1, y: y, width: 3, style: isSelected ? .strong : .dim, align: .trailing)
    }

    private static func drawBar(_ buckets: LaneBuckets, _ layout: LanesLayout, y: Int, on canvas: inout Canvas) {
        for (column, bucket) in buckets.buckets.enumerated() {
            let x = layout.lanes.x + column
            switch bucket {
            case .gap: continue
            case .speck: canvas.put(canvas.glyphs.speck, x: x, y: y + layout.barHeight - 1, style: .dim)
            case .busy(let activity):
                let fill = BarText.fill(activity, canvas.glyphs)
                for row in 0..<layout.barHeight where activity != .commit || row == layout.barHeight - 1 {
                    canvas.put(fill, x: x, y: y + row, style: BarText.style(activity))
                }
            }
        }
    }

    private static func drawFigureHeadings(
        _ present: [WorkerSpan.Activity], _ layout: LanesLayout, on canvas: inout Canvas
    ) {
        for (index, word) in (present.map(shortWord) + ["WAIT"]).enumerated() {
            canvas.write(
                word, x: layout.axis.maxX + index * LanesLayout.figureWidth, y: layout.axis.y,
                width: LanesLayout.figureWidth, style: .heading, align: .trailing)
        }
    }

    private static func shortWord(_ activity: WorkerSpan.Activity) -> String {
        switch activity {
        case .execute: "EXECUTE"
        case .again: "AGAIN"
        case .commit: "COMMIT"
        case .redo: "REDO"
        case .root: "ROOT"
        }
    }

    private static func drawFigures(
        _ time: [WorkerSpan.Activity: UInt64], _ present: [WorkerSpan.Activity], of length: UInt64,
        _ layout: LanesLayout, y: Int, on canvas: inout Canvas
    ) {
        let busy = time.values.reduce(0, +)
        let values = present.map { time[$0] ?? 0 } + [length - min(length, busy)]
        for (index, value) in values.enumerated() {
            // Nothing to say where a worker did none of it.
            let isWait = index == present.count
            let text = value == 0 && !isWait ? canvas.glyphs.dash : Figures.percent(value, of: length)
            canvas.write(
                text, x: layout.lanes.maxX + index * LanesLayout.figureWidth, y: y,
                width: LanesLayout.figureWidth, style: isWait || value == 0 ? .dim : .text, align: .trailing)
        }
    }

    private static func drawLegend(
        _ present: [WorkerSpan.Activity], hidden: Int, in rect: Rect, on canvas: inout Canvas
    ) {
        var pieces = BarText.legend(present, canvas.glyphs)
        pieces += [(String(canvas.glyphs.speck), .text), (" too short to draw  blank: waits", .dim)]
        if hidden > 0 { pieces.append(("   +\(hidden) more workers", .warning)) }
        canvas.write(pieces, x: rect.x + 5, y: rect.y, width: rect.width - 6)
    }
}
