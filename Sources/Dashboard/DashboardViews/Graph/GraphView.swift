import Terminal

/// The DAG: what depends on what?
enum GraphView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard let timeline = state.timeline else {
            return BlockHeading.drawNothing(state, in: rect, on: &canvas)
        }
        let graph = timeline.graph
        let layout = GraphScreenLayout(body: rect, graphColumns: graph.columns)
        BlockHeading.draw(timeline, state, facts(graph, timeline), in: layout.heading, on: &canvas)
        let columns = GraphColumns(layout)
        columns.drawHeadings(on: &canvas)
        let relations = GraphRelations(graph, selected: state.focus.transaction)
        for offset in 0..<layout.visibleRows {
            let index = state.graph.top + offset
            guard graph.rows.indices.contains(index) else { break }
            GraphRowView(
                row: graph.rows[index], graph: graph, timeline: timeline, position: state.playback.position,
                relations: relations
            ).draw(columns, y: layout.rows.y + 1 + offset, on: &canvas)
        }
        drawDetail(state, graph, relations, in: layout.detail, on: &canvas)
    }

    private static func facts(
        _ graph: DependencyGraph, _ timeline: BlockTimeline
    ) -> [(text: String, style: Style)] {
        let count = timeline.index.transactions.count
        var facts: [(text: String, style: Style)] = [
            (Figures.counted(count, "transaction"), .text),
            ("\(Figures.grouped(graph.independent)) independent", .text),
        ]
        if graph.groups > 0 { facts.append(("the rest in \(Figures.counted(graph.groups, "group"))", .text)) }
        return facts
    }

    private static func drawDetail(
        _ state: DashboardState, _ graph: DependencyGraph, _ relations: GraphRelations, in rect: Rect,
        on canvas: inout Canvas
    ) {
        guard rect.height >= 3 else { return }
        canvas.rule(x: rect.x, y: rect.y, width: rect.width)
        let glyphs = canvas.glyphs
        let marked = glyphs.node(isDone: true, isMarked: true)
        let share = Figures.percent(graph.criticalGas, of: graph.totalGas)
        let limit = graph.speedupLimit.map {
            ", so at most \(Figures.fixed($0, decimals: 1))\(glyphs.times) in parallel"
        }
        let what =
            graph.criticalLength == 1
            ? "transaction \(graph.isCritical.firstIndex(of: true) ?? 0) alone"
            : Figures.counted(graph.criticalLength, "transaction")
        let path = "\(marked) critical path: \(what), \(share) of the gas\(limit ?? "")"
        canvas.write(path, x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, style: .text)
        guard let selected = state.focus.transaction else {
            let text = "Up and Down select a transaction: what it depends on and what depends on it."
            canvas.write(text, x: rect.x + 1, y: rect.y + 2, width: rect.width - 2, style: .dim)
            return
        }
        let (above, below) = (relations.ancestors.count, relations.descendants.count)
        let text =
            "tx \(selected): \(glyphs.above) depends on \(Figures.grouped(above)), "
            + "\(glyphs.below) \(Figures.grouped(below)) \(below == 1 ? "depends" : "depend") on it"
        let facts = state.timeline?.facts(selected)?.sentence
        canvas.write(
            [(text, .strong), (facts.map { "   " + $0 } ?? "", .dim)], x: rect.x + 1, y: rect.y + 2,
            width: rect.width - 2)
    }
}
