import Terminal

/// One row of the DAG screen.
struct GraphRowView {
    let row: GraphRow
    let graph: DependencyGraph
    let timeline: BlockTimeline
    /// How many events have happened.
    let position: Int
    let relations: GraphRelations

    func draw(_ columns: GraphColumns, y: Int, on canvas: inout Canvas) {
        switch row.content {
        case .independent(let range): drawIndependent(range, columns, y: y, on: &canvas)
        case .transaction(let transaction): draw(transaction, columns, y: y, on: &canvas)
        }
    }

    private func drawIndependent(_ range: Range<Int>, _ columns: GraphColumns, y: Int, on canvas: inout Canvas) {
        let isSelected = relations.selected.map(range.contains) ?? false
        let style = Style.dim.selected(isSelected)
        if isSelected { select(columns, y: y, on: &canvas) }
        drawGraph(columns, nodeStyle: style, lineStyle: style, y: y, on: &canvas)
        let dash = canvas.glyphs.dash
        let numbers = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)\(dash)\(range.upperBound - 1)"
        canvas.write(
            numbers, x: columns.transaction, y: y, width: GraphColumns.transactionWidth, style: style, align: .trailing)
        let done = range.count { timeline.index.state(of: $0, at: position) == .final }
        let progress = done == range.count ? "" : done == 0 ? ", none final yet" : ", \(done) final"
        if range.count == 1 {
            let word = timeline.facts(range.lowerBound)?.word ?? ""
            canvas.write(word, x: columns.word, y: y, width: columns.wordWidth, style: style)
            let text = columns.gas - columns.reads > 11 ? "independent" : canvas.glyphs.dash
            canvas.write(text, x: columns.reads, y: y, width: columns.gas - columns.reads - 1, style: style)
        } else {
            canvas.write(
                "\(range.count) independent\(progress)", x: columns.word, y: y, width: columns.gas - columns.word,
                style: style)
        }
        let gas = range.reduce(UInt64(0)) { $0 &+ timeline.index.transactions[$1].gasUsed }
        canvas.write(
            Figures.grouped(gas), x: columns.gas, y: y, width: GraphColumns.gasWidth, style: style, align: .trailing)
    }

    private func draw(_ transaction: Int, _ columns: GraphColumns, y: Int, on canvas: inout Canvas) {
        let isSelected = relations.selected == transaction
        let isAncestor = relations.ancestors.contains(transaction)
        let isDescendant = relations.descendants.contains(transaction)
        let isRelated = isSelected || isAncestor || isDescendant
        let base: Style = isRelated || relations.selected == nil ? .text : .dim
        let style = base.selected(isSelected)
        if isSelected { select(columns, y: y, on: &canvas) }
        if isAncestor { canvas.put(canvas.glyphs.above, x: columns.rect.x + 1, y: y, style: .accent) }
        if isDescendant { canvas.put(canvas.glyphs.below, x: columns.rect.x + 1, y: y, style: .accent) }
        let nodeStyle: Style = graph.isCritical[transaction] ? .warning : isRelated ? .accent : .text
        drawGraph(
            columns, nodeStyle: nodeStyle.selected(isSelected), lineStyle: Style.dim.selected(isSelected), y: y,
            on: &canvas)
        canvas.write(
            "\(transaction)", x: columns.transaction, y: y, width: GraphColumns.transactionWidth, style: style,
            align: .trailing)
        canvas.write(
            timeline.facts(transaction)?.word ?? "", x: columns.word, y: y, width: columns.wordWidth, style: style)
        canvas.write(
            reads(transaction, width: columns.gas - columns.reads - 1, canvas.glyphs), x: columns.reads, y: y,
            width: columns.gas - columns.reads - 1,
            style: style)
        let facts = timeline.index.transactions[transaction]
        let status = timeline.index.state(of: transaction, at: position)
        if status == .final {
            canvas.write(
                Figures.grouped(facts.gasUsed), x: columns.gas, y: y, width: GraphColumns.gasWidth, style: style,
                align: .trailing)
        }
        let (word, role) = Self.word(status, executions: facts.executions.count)
        canvas.write(
            word, x: columns.state, y: y, width: GraphColumns.stateWidth, style: role.selected(isSelected))
    }

    private func select(_ columns: GraphColumns, y: Int, on canvas: inout Canvas) {
        canvas.clear(
            Rect(x: columns.rect.x, y: y, width: columns.rect.width, height: 1), style: .text.selected())
        canvas.put(canvas.glyphs.pointer, x: columns.rect.x, y: y, style: .strong.selected())
    }

    /// Calm for what is as it should be: a transaction that ran once.
    static func word(_ state: TransactionState, executions: Int) -> (String, Style) {
        switch state {
        case .waiting: ("waiting", .dim)
        case .executing(let incarnation, _): incarnation == 0 ? ("runs", .accent) : ("runs again", .warning)
        case .ranAhead: ("ran ahead", .text)
        case .failed: ("failed", .bad)
        case .final: executions > 1 ? (executions == 2 ? "ran twice" : "ran \(executions)x", .warning) : ("", .text)
        }
    }

    /// "15 +2 0x5c3e…91a4 slot 3": the last one it read from, how many more, and where, as far as there is room.
    private func reads(_ transaction: Int, width: Int, _ glyphs: GlyphSet) -> String {
        let dependencies = timeline.index.dependencies(of: transaction)
        guard let last = dependencies.last else { return "" }
        let writers = graph.writers[transaction].count
        let more = writers > 1 ? " +\(writers - 1)" : ""
        let text = "\(last.writer)\(more)"
        guard width >= 20, let location = timeline.location(last.location) else { return text }
        if width < 70 { return "\(text) \(Shortened.location(location, glyphs))" }
        return "\(text) \(location.address) \(Shortened.field(location.field, glyphs))"
    }

    private func drawGraph(
        _ columns: GraphColumns, nodeStyle: Style, lineStyle: Style, y: Int, on canvas: inout Canvas
    ) {
        let glyphs = canvas.glyphs
        let link = row.link
        // Blanks between lines look the same in any style; in that of the lines they save two changes of style per line, which were more
        // than half of what a page of the graph took to send.
        let width = 2 * min(row.marks.count, columns.count)
        canvas.clear(Rect(x: columns.graph, y: y, width: width, height: 1), style: lineStyle)
        for (column, mark) in row.marks.prefix(columns.count).enumerated() {
            let x = columns.graph + 2 * column
            let isLinked = link.map { $0.contains(column) } ?? false
            switch mark {
            case .node:
                canvas.put(node(glyphs), x: x, y: y, style: nodeStyle)
            case .none: if isLinked { canvas.put(glyphs.horizontal, x: x, y: y, style: lineStyle) }
            case .through: canvas.put(glyphs.vertical, x: x, y: y, style: lineStyle)
            case .branch, .end:
                canvas.put(joint(mark, column, link, glyphs), x: x, y: y, style: lineStyle)
            }
            if let link, link.contains(column), link.contains(column + 1) {
                canvas.put(glyphs.horizontal, x: x + 1, y: y, style: lineStyle)
            }
        }
        let more = max(0, row.marks.count - columns.count) + row.hidden
        let edge = columns.graph + 2 * columns.count
        if case .transaction = row.content, !row.marks.prefix(columns.count).contains(.node) {
            canvas.put(node(canvas.glyphs), x: edge, y: y, style: nodeStyle)
        }
        if more > 0 { canvas.write("+\(more) more", x: edge + 1, y: y, width: 9, style: lineStyle) }
    }

    private func node(_ glyphs: GlyphSet) -> Character {
        let isDone = timeline.index.state(of: row.first, at: position) == .final
        return glyphs.node(isDone: isDone, isMarked: graph.isCritical[row.first])
    }

    private func joint(_ mark: GraphRow.Mark, _ column: Int, _ link: ClosedRange<Int>?, _ glyphs: GlyphSet) -> Character
    {
        let goesOn = mark == .branch
        if column == link?.lowerBound { return goesOn ? glyphs.branchRight : glyphs.endRight }
        if column == link?.upperBound { return goesOn ? glyphs.branchLeft : glyphs.endLeft }
        return goesOn ? glyphs.crossing : glyphs.branchUp
    }
}
