import Terminal

/// What share of the block's time each worker was at work, and at what.
enum WorkerBarsView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2, let timeline = state.timeline else { return }
        canvas.rule(
            x: rect.x, y: rect.y, width: rect.width, title: "Workers in block \(timeline.description.number)")
        let end = max(1, state.playback.time)
        let times = timeline.index.lanes.map { $0.time(from: 0, to: end) }
        let room = rect.height - 2
        let shown = times.count <= room ? times.count : max(0, room - 1)
        for (worker, time) in times.prefix(shown).enumerated() {
            drawBar(worker, time, end: end, in: rect, y: rect.y + 1 + worker, on: &canvas)
        }
        if shown < times.count {
            let rest = UInt64(times.count - shown)
            let busy = times.dropFirst(shown).reduce(UInt64(0)) { $0 &+ $1.values.reduce(0, &+) / rest }
            let share = Figures.percent(busy, of: end)
            canvas.write(
                "+\(times.count - shown) more, \(share) busy on average", x: rect.x + 5, y: rect.y + 1 + shown,
                width: rect.width - 6, style: .dim)
        }
        let present = WorkerSpan.Activity.allCases.filter { activity in times.contains { $0[activity] != nil } }
        canvas.write(
            BarText.legend(present, canvas.glyphs), x: rect.x + 5, y: rect.y + 1 + min(room, max(shown, times.count)),
            width: rect.width - 6)
    }

    private static func drawBar(
        _ worker: Int, _ time: [WorkerSpan.Activity: UInt64], end: UInt64, in rect: Rect, y: Int,
        on canvas: inout Canvas
    ) {
        canvas.write("\(worker)", x: rect.x, y: y, width: 4, style: .dim, align: .trailing)
        let width = max(0, rect.width - 12)
        var (x, sum): (Int, UInt64) = (rect.x + 5, 0)
        for activity in WorkerSpan.Activity.allCases {
            sum += time[activity] ?? 0
            let edge = rect.x + 5 + Int(Double(min(sum, end)) / Double(end) * Double(width) + 0.5)
            while x < edge {
                canvas.put(BarText.fill(activity, canvas.glyphs), x: x, y: y, style: BarText.style(activity))
                x += 1
            }
        }
        canvas.write(
            Figures.percent(min(sum, end), of: end), x: rect.maxX - 6, y: y, width: 5, style: .text, align: .trailing)
    }
}
