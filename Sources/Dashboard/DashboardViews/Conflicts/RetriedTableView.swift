import Terminal

/// Transactions that had to run again.
enum RetriedTableView {
    static func draw(
        _ state: DashboardState, _ timeline: BlockTimeline, in rect: Rect, hasKeys: Bool, on canvas: inout Canvas
    ) {
        guard rect.height >= 3 else { return }
        ConflictsView.drawTitle("Transactions", state, hasKeys: hasKeys, in: rect, on: &canvas)
        let y = rect.y + 1
        canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .heading)
        let columns = Columns(rect)
        canvas.write("TX", x: rect.x + 2, y: y, width: 6, style: .heading, align: .trailing)
        canvas.write("DOES", x: rect.x + 9, y: y, width: columns.word, style: .heading)
        canvas.write("FIRST FAILED READ", x: columns.place, y: y, width: columns.placeWidth, style: .heading)
        canvas.write("READS", x: columns.reads, y: y, width: 5, style: .heading, align: .trailing)
        canvas.write("GAS LOST", x: columns.gas, y: y, width: 10, style: .heading, align: .trailing)
        canvas.write("TIME LOST", x: columns.time, y: y, width: 9, style: .heading, align: .trailing)
        let rows = state.retriedRows
        if rows.isEmpty {
            let isToCome = timeline.index.conflictPositions.contains { $0 >= state.playback.position }
            let text =
                !state.filterText.isEmpty
                ? "Nothing matches."
                : isToCome
                    ? "No transaction has run again so far: c goes to the next conflict, Space plays."
                    : "No transaction has run again."
            canvas.write(text, x: rect.x + 2, y: rect.y + 2, width: rect.width - 4, style: .dim)
        }
        for (offset, transaction) in rows.dropFirst(hasKeys ? state.conflicts.top : 0).prefix(rect.height - 2)
            .enumerated()
        {
            draw(
                transaction, timeline, columns, in: rect, y: rect.y + 2 + offset,
                isSelected: transaction == state.focus.transaction, on: &canvas)
        }
    }

    /// Where the columns stand.
    private struct Columns {
        let word: Int
        let place: Int
        let placeWidth: Int
        let reads: Int
        let gas: Int
        let time: Int

        init(_ rect: Rect) {
            word = rect.width < 100 ? 12 : 22
            place = rect.x + 10 + word
            time = rect.maxX - 10
            gas = time - 11
            reads = gas - 6
            placeWidth = reads - place - 1
        }
    }

    private static func draw(
        _ transaction: Int, _ timeline: BlockTimeline, _ columns: Columns, in rect: Rect, y: Int, isSelected: Bool,
        on canvas: inout Canvas
    ) {
        let facts = timeline.index.transactions[transaction]
        let style = Style.text.selected(isSelected)
        if isSelected {
            canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: style)
            canvas.put(canvas.glyphs.pointer, x: rect.x, y: y, style: .strong.selected())
        }
        canvas.write("\(transaction)", x: rect.x + 2, y: y, width: 6, style: style, align: .trailing)
        canvas.write(timeline.facts(transaction)?.word ?? "", x: rect.x + 9, y: y, width: columns.word, style: style)
        let place = timeline.index.conflicts(of: transaction).first.map {
            EventText(timeline: timeline, glyphs: canvas.glyphs).place($0.location)
        }
        canvas.write(
            place ?? "none: it was not valid yet", x: columns.place, y: y, width: columns.placeWidth, style: style)
        canvas.write("\(facts.conflicts.count)", x: columns.reads, y: y, width: 5, style: style, align: .trailing)
        canvas.write(Figures.grouped(facts.wastedGas), x: columns.gas, y: y, width: 10, style: style, align: .trailing)
        canvas.write(
            Figures.duration(facts.wastedTime, ascii: canvas.glyphs == .ascii), x: columns.time, y: y, width: 9,
            style: style, align: .trailing)
    }
}
