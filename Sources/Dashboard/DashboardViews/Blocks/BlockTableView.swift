import Terminal

/// The blocks, oldest at the top.
enum BlockTableView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard !rect.isEmpty else { return }
        let columns = BlockColumn.placed(in: rect)
        canvas.clear(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style: .heading)
        for (column, x, width) in columns {
            canvas.write(column.title, x: x, y: rect.y, width: width, style: .heading, align: column.alignment)
        }
        let blocks = state.blocks
        if blocks.rows.isEmpty {
            canvas.write("No block yet.", x: rect.x + 2, y: rect.y + 1, width: rect.width - 2, style: .dim)
        }
        for offset in 0..<(rect.height - 1) {
            guard let row = blocks.rows[blocks.top + offset] else { break }
            let isSelected = blocks.top + offset == blocks.selection
            draw(row, in: rect, y: rect.y + 1 + offset, columns: columns, isSelected: isSelected, state, on: &canvas)
        }
    }

    private static func draw(
        _ row: BlockRow, in rect: Rect, y: Int, columns: [(column: BlockColumn, x: Int, width: Int)],
        isSelected: Bool, _ state: DashboardState, on canvas: inout Canvas
    ) {
        if isSelected {
            canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .text.selected())
            canvas.put(canvas.glyphs.pointer, x: rect.x, y: y, style: .strong.selected())
        }
        for (column, x, width) in columns {
            // The reason of a failure takes the place of every figure.
            if case .failed(let message) = row.outcome, column != .number, column != .name {
                let text = "\(canvas.glyphs.cross) failed: \(message)"
                canvas.write(text, x: x, y: y, width: rect.maxX - x, style: .bad.selected(isSelected))
                return
            }
            let pieces = pieces(of: column, row, width: width, state, canvas.glyphs)
            if let piece = pieces.first, pieces.count == 1 {
                let style = piece.style.selected(isSelected)
                canvas.write(piece.text, x: x, y: y, width: width, style: style, align: column.alignment)
            } else {
                canvas.write(pieces.map { ($0.text, $0.style.selected(isSelected)) }, x: x, y: y, width: width)
            }
        }
    }

    private static func pieces(
        of column: BlockColumn, _ row: BlockRow, width: Int, _ state: DashboardState, _ glyphs: GlyphSet
    ) -> [(text: String, style: Style)] {
        switch column {
        case .number: return [(String(row.number), .text)]
        case .name: return [(row.name, .dim)]
        case .transactions: return [(row.transactions.map { String($0) } ?? "", .text)]
        case .fork, .gas, .time, .rate, .verification: break
        }
        guard let summary = row.summary else {
            guard column == .verification, case .executing(let since) = row.outcome else { return [] }
            let elapsed = state.now >= since ? state.now - since : 0
            // Only what takes long enough to wonder about is worth a number that moves.
            let time = elapsed >= 1_000_000_000 ? " \(elapsed / 1_000_000_000) s" : ""
            return [("executing\(time)", .dim)]
        }
        switch column {
        case .fork: return [(summary.fork, .dim)]
        case .gas: return [(Figures.grouped(summary.gasUsed), .text)]
        case .time: return [(Figures.milliseconds(summary.nanoseconds), .text)]
        case .rate: return [(Figures.rate(summary.megagasPerSecond), .text)]
        default: return VerificationText.cell(summary.verification, glyphs: glyphs, width: width)
        }
    }
}
