import Terminal

/// The answer to `:simulate`: time and speed-up by number of workers, as a table whose bars are the curve.
struct SpeedupCurveView {
    private static let workersWidth = 7
    private static let timeWidth = 11
    private static let speedupWidth = 8
    private static let busyWidth = 7
    private static let boundWidth = 8

    private let curve: SpeedupCurve
    private let frame: AnswerFrame
    private let glyphs: GlyphSet
    /// The speed-up that a whole bar stands for.
    private let greatest: Double

    static func draw(_ curve: SpeedupCurve, _ title: String, size: Size, on canvas: inout Canvas) {
        let notes = Self.notes(curve, canvas.glyphs)
        let frame = AnswerFrame(title, lines: 4 + curve.points.count + notes.count, size: size, on: &canvas)
        let greatest = curve.points.map { max(curve.speedup($0.nanoseconds), curve.speedup($0.bound)) }.max() ?? 1
        let view = SpeedupCurveView(curve: curve, frame: frame, glyphs: canvas.glyphs, greatest: max(1, greatest))
        view.write(
            [
                ("\(Figures.counted(curve.transactions, "transaction")), one by one ", .text),
                (Figures.duration(curve.oneByOne, ascii: canvas.glyphs == .ascii), .strong), (" (measured)", .text),
            ],
            line: 0, on: &canvas)
        view.drawHeadings(line: 2, on: &canvas)
        for (index, point) in curve.points.enumerated() { view.draw(point, line: 3 + index, on: &canvas) }
        for (index, note) in notes.enumerated() {
            view.write([(note, .dim)], line: 4 + curve.points.count + index, on: &canvas)
        }
    }

    /// What is to be known of the figures, in lines that fit 80 columns.
    private static func notes(_ curve: SpeedupCurve, _ glyphs: GlyphSet) -> [String] {
        let ascii = glyphs == .ascii
        func times(_ nanoseconds: UInt64) -> String { Figures.rate(curve.speedup(nanoseconds)) + glyphs.times }
        let (workers, nanoseconds) = curve.measured
        let measured =
            "Measured on \(Figures.counted(workers, "worker")): "
            + "\(Figures.duration(nanoseconds, ascii: ascii)), \(times(nanoseconds))"
        let error = curve.error.map {
            "; simulation off by \($0 < 0 ? "" : "+")\(Figures.fixed($0 * 100, decimals: 1))%"
        }
        let chain = Figures.duration(curve.longestChain, ascii: ascii)
        return [
            "Simulated from what each transaction took when it was recorded.",
            measured + (error ?? "") + ".",
            "Longest chain of dependent executions: \(chain), so at most \(times(curve.longestChain)).",
            "limit: repair on any worker, with all dependencies known beforehand.",
        ]
    }

    private var barWidth: Int {
        max(
            0,
            frame.inside.width - 4 - Self.workersWidth - Self.timeWidth - Self.speedupWidth - Self.busyWidth
                - Self.boundWidth)
    }

    private func drawHeadings(line: Int, on canvas: inout Canvas) {
        drawRow(
            pointer: " ", workers: "workers", time: "time", speedup: "faster", busy: "busy", bound: "limit",
            style: .heading, line: line, on: &canvas)
    }

    private func draw(_ point: SpeedupCurve.Point, line: Int, on canvas: inout Canvas) {
        let isChosen = point.workers == curve.chosen
        let speedup = curve.speedup(point.nanoseconds)
        drawRow(
            pointer: isChosen ? glyphs.pointer : " ", workers: Figures.grouped(point.workers),
            time: Figures.duration(point.nanoseconds, ascii: glyphs == .ascii),
            speedup: Figures.rate(speedup) + glyphs.times, busy: Figures.fixed(point.workersBusy, decimals: 1),
            bound: Figures.rate(curve.speedup(point.bound)) + glyphs.times, style: isChosen ? .strong : .text,
            line: line, on: &canvas)
        guard let y = frame.y(line) else { return }
        let cells = Int((speedup / greatest * Double(barWidth)).rounded())
        let x = frame.inside.x + 3 + Self.workersWidth + Self.timeWidth + Self.speedupWidth
        for column in 0..<min(max(1, cells), barWidth) {
            canvas.put(glyphs.fills.full, x: x + column, y: y, style: isChosen ? .accent : .graph)
        }
    }

    private func drawRow(
        pointer: Character, workers: String, time: String, speedup: String, busy: String, bound: String, style: Style,
        line: Int, on canvas: inout Canvas
    ) {
        guard let y = frame.y(line) else { return }
        var x = frame.inside.x
        canvas.put(pointer, x: x, y: y, style: .strong)
        x += 2
        for (text, width) in [
            (workers, Self.workersWidth), (time, Self.timeWidth), (speedup, Self.speedupWidth),
        ] {
            canvas.write(text, x: x, y: y, width: width, style: style, align: .trailing)
            x += width
        }
        x = frame.inside.maxX - Self.busyWidth - Self.boundWidth
        for (text, width) in [(busy, Self.busyWidth), (bound, Self.boundWidth)] {
            canvas.write(text, x: x, y: y, width: width, style: style, align: .trailing)
            x += width
        }
    }

    private func write(_ pieces: [(text: String, style: Style)], line: Int, on canvas: inout Canvas) {
        guard let y = frame.y(line) else { return }
        canvas.write(pieces, x: frame.inside.x, y: y, width: frame.inside.width)
    }
}
