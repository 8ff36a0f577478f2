import Terminal

/// The first line: whose program, which clock, where it is, what executes, and whether anything is missing.
enum HeaderView {
    private typealias Piece = (text: String, style: Style)

    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        var x = canvas.write([(" Altius ", .title), ("  ", .text)], x: rect.x, y: rect.y)
        // What must not be cut comes first; the rest as far as it fits.
        var pieces = [clock(state, canvas.glyphs)]
        if state.losses > 0 { pieces.append((lost(state), .warning)) }
        pieces += position(state)
        let run = state.run
        if !run.executor.isEmpty { pieces.append((run.executor, .text)) }
        if run.workers > 0 { pieces.append((Figures.counted(run.workers, "worker"), .text)) }
        if state.playback.mode == .live {
            if let pace = run.pace, run.phase != .ended { pieces.append(("\(pace)", .dim)) }
            if run.round > 1 { pieces.append(("round \(Figures.grouped(run.round))", .dim)) }
        }
        let width = pieces.reduce(0) { $0 + TextWidth.width(of: $1.text) }
        let gap = x + width + 3 * (pieces.count - 1) <= rect.maxX ? 3 : 2
        for piece in pieces where x + TextWidth.width(of: piece.text) <= rect.maxX {
            x = canvas.write(piece.text, x: x, y: rect.y, style: piece.style) + gap
        }
    }

    private static func lost(_ state: DashboardState) -> String {
        "\(Figures.counted(state.losses, "event")) lost, totals too low"
    }

    private static func clock(_ state: DashboardState, _ glyphs: GlyphSet) -> Piece {
        switch state.playback.mode {
        case .slow: return ("\(glyphs.playing) slow \(state.playback.slowdown)", .accent)
        case .step: return ("\(glyphs.paused) step", .warning)
        case .live: break
        }
        return switch state.run.clock {
        case .waiting: ("waiting for blocks", .dim)
        case .live: ("\(glyphs.playing) live", .accent)
        case .paused: ("\(glyphs.paused) paused", .warning)
        case .ended: ("\(glyphs.ended) ended", .strong)
        }
    }

    private static func position(_ state: DashboardState) -> [Piece] {
        let run = state.run
        if state.playback.mode != .live, let timeline = state.timeline {
            let events = "\(Figures.grouped(state.playback.position))/\(Figures.grouped(timeline.events.count))"
            let time = Figures.fixed(Double(state.playback.time) / 1e6, decimals: 3)
            return [
                ("event \(events)", .strong),
                ("\(time)/\(Figures.fixed(Double(timeline.events.duration) / 1e6, decimals: 3)) ms", .text),
            ]
        }
        guard run.position > 0 else { return [] }
        let count = run.blockCount > 0 ? " of \(Figures.grouped(run.blockCount))" : ""
        return [("block \(Figures.grouped(run.position))\(count)", .strong)]
    }
}
