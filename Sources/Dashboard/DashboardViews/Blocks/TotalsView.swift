import Terminal

/// Rates over everything executed so far, and how the checks came out.
enum TotalsView {
    static func draw(_ totals: Totals, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2 else { return }
        let time = Figures.duration(totals.nanoseconds, ascii: canvas.glyphs == .ascii)
        let rates = canvas.write(
            [
                (Figures.rate(totals.transactionsPerSecond), .strong), (" tx/s   ", .text),
                (Figures.rate(totals.megagasPerSecond), .strong), (" Mgas/s   ", .text),
            ], x: rect.x + 2, y: rect.y, width: rect.width - 2)
        let cost = "\(Figures.grouped(totals.gasUsed)) gas in \(time)"
        writeFirstThatFits([cost + " of execution", cost, time], x: rates, y: rect.y, edge: rect.maxX, on: &canvas)

        // What went wrong comes first: it is what must not be cut at the edge.
        var pieces: [(text: String, style: Style)] = []
        func add(_ count: Int, _ sign: String, _ word: String, _ style: Style) {
            if count > 0 { pieces += [("\(sign) \(Figures.grouped(count)) \(word)", style), ("   ", .text)] }
        }
        add(totals.mismatched, canvas.glyphs.cross, "mismatched", .bad)
        add(totals.failed, canvas.glyphs.cross, "failed", .bad)
        add(totals.verified, canvas.glyphs.check, "verified", .good)
        add(totals.uncompared, "-", "with nothing to compare", .dim)
        let end = canvas.write(pieces, x: rect.x + 2, y: rect.y + 1, width: rect.width - 2)
        let transactions = Figures.counted(totals.transactions, "transaction")
        let counts = ["\(Figures.counted(totals.blocks, "block")), \(transactions)", transactions]
        writeFirstThatFits(counts, x: end, y: rect.y + 1, edge: rect.maxX, on: &canvas)
    }

    /// The longest wording that fits whole, or none: half a number would be a wrong one.
    private static func writeFirstThatFits(_ texts: [String], x: Int, y: Int, edge: Int, on canvas: inout Canvas) {
        guard let text = texts.first(where: { x + TextWidth.width(of: $0) <= edge }) else { return }
        canvas.write(text, x: x, y: y, style: .dim)
    }
}
