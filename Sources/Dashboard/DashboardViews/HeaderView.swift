import Terminal

/// The first line: whose program, which clock, where it is, what executes, and whether anything is missing.
enum HeaderView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        let run = state.run
        var pieces: [(text: String, style: Style)] = [(" Altius ", .title), ("  ", .text), clock(run, canvas.glyphs)]
        func add(_ text: String, _ style: Style = .text) { pieces += [("   ", .text), (text, style)] }
        if run.position > 0 {
            let count = run.blockCount > 0 ? " of \(Figures.grouped(run.blockCount))" : ""
            add("block \(Figures.grouped(run.position))\(count)", .strong)
        }
        if !run.executor.isEmpty { add(run.executor) }
        if run.workers > 0 { add(Figures.counted(run.workers, "worker")) }
        if let pace = run.pace, run.phase != .ended { add("\(pace)", .dim) }
        if run.round > 1 { add("round \(Figures.grouped(run.round))", .dim) }
        if state.lostEvents > 0 { add("\(Figures.counted(state.lostEvents, "event")) lost, totals too low", .warning) }
        canvas.write(pieces, x: rect.x, y: rect.y, width: rect.width)
    }

    private static func clock(_ run: Run, _ glyphs: GlyphSet) -> (text: String, style: Style) {
        switch run.clock {
        case .waiting: ("waiting for blocks", .dim)
        case .live: ("\(glyphs.playing) live", .accent)
        case .paused: ("\(glyphs.paused) paused", .warning)
        case .ended: ("\(glyphs.ended) ended", .strong)
        }
    }
}
