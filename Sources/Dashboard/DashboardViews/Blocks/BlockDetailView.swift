import Terminal

/// The selected block: what it cost per transaction, and every figure that was verified.
enum BlockDetailView {
    private typealias Line = [(text: String, style: Style)]

    static func draw(_ state: DashboardState, in rect: Rect, isBeside: Bool, on canvas: inout Canvas) {
        guard let row = state.blocks.selected else { return }
        let title = "Block \(row.number)"
        canvas.clear(rect)
        if isBeside {
            for y in rect.y..<rect.maxY { canvas.put(canvas.glyphs.vertical, x: rect.x, y: y, style: .dim) }
            canvas.write(title, x: rect.x + 2, y: rect.y, width: rect.width - 3, style: .heading)
        } else {
            canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: title)
        }
        let inside = Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: rect.height - 1)
        let facts = facts(row, state, width: inside.width, canvas.glyphs)
        guard let summary = row.summary else { return draw(facts, in: inside, on: &canvas) }
        let half = inside.width / 2
        var checks = summary.verification.map { VerificationText.line($0, glyphs: canvas.glyphs) }
        if let difference = summary.difference {
            let width = isBeside ? inside.width : inside.width - half
            checks += TextWidth.wrap(difference, width: width).map { [($0, .bad)] }
        }
        if isBeside {
            draw(facts + [[]] + checks + story(row, width: inside.width), in: inside, on: &canvas)
        } else {
            var left = inside
            left.width = half - 2
            draw(facts, in: left, on: &canvas)
            let right = Rect(x: inside.x + half, y: inside.y, width: inside.width - half, height: inside.height)
            draw(checks, in: right, on: &canvas)
        }
    }

    private static func facts(_ row: BlockRow, _ state: DashboardState, width: Int, _ glyphs: GlyphSet) -> [Line] {
        let name: Line = [(row.name, .dim)]
        switch row.outcome {
        case .failed(let message):
            let heading: Line = [("\(glyphs.cross) failed", .bad)]
            return [name, heading] + TextWidth.wrap(message, width: width).map { [($0, .text)] }
        case .executing:
            return [name, [(Figures.counted(row.transactions ?? 0, "transaction"), .text)], [("executing", .dim)]]
        case .executed(let summary):
            return [name] + figures(summary, ascii: glyphs == .ascii)
        }
    }

    private static func figures(_ summary: BlockSummary, ascii: Bool) -> [Line] {
        let count = UInt64(clamping: summary.transactions)
        var lines: [Line] = [
            [("\(summary.fork), \(summary.executor), \(Figures.counted(count, "transaction"))", .text)],
            [
                ("\(Figures.grouped(summary.gasUsed))", .strong), (" gas in ", .dim),
                (Figures.duration(summary.nanoseconds, ascii: ascii), .strong),
            ],
            [
                (Figures.rate(summary.transactionsPerSecond), .strong), (" tx/s   ", .dim),
                (Figures.rate(summary.megagasPerSecond), .strong), (" Mgas/s", .dim),
            ],
        ]
        if count > 0 {
            lines.append([("gas per transaction   ", .dim), (Figures.grouped(summary.gasUsed / count), .text)])
            let time = Figures.duration(summary.nanoseconds / count, ascii: ascii)
            lines.append([("time per transaction  ", .dim), (time, .text)])
        }
        return lines
    }

    private static func story(_ row: BlockRow, width: Int) -> [Line] {
        guard let story = row.story else { return [] }
        return [[]] + TextWidth.wrap(story, width: width).map { [($0, .text)] }
    }

    /// Draws what fits, and says how much does not.
    private static func draw(_ lines: [Line], in rect: Rect, on canvas: inout Canvas) {
        let fits = lines.count <= rect.height
        for (offset, line) in lines.prefix(fits ? rect.height : rect.height - 1).enumerated() {
            canvas.write(line, x: rect.x, y: rect.y + offset, width: rect.width)
        }
        if !fits, rect.height > 0 {
            let text = "\(lines.count - rect.height + 1) more lines: enlarge the terminal"
            canvas.write(text, x: rect.x, y: rect.maxY - 1, width: rect.width, style: .warning)
        }
    }
}
