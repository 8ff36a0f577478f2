import Telemetry
import Terminal

/// Why the selected transaction ran again, in words: what it read, who wrote it, what it was worth and what the retry cost.
enum ConflictExplainerView {
    private static let labelWidth = 12

    static func draw(_ state: DashboardState, _ timeline: BlockTimeline, in rect: Rect, on canvas: inout Canvas) {
        guard let transaction = state.focus.transaction, timeline.index.transactions.indices.contains(transaction)
        else {
            return canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: "No transaction is selected")
        }
        let facts = timeline.index.transactions[transaction]
        let times = facts.executions.count == 2 ? "twice" : "\(facts.executions.count) times"
        let title =
            facts.isRetried
            ? "Why transaction \(transaction) ran \(times)" : "Transaction \(transaction) ran once"
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: title)
        let executions = min(facts.executions.count, 3)
        let lines = lines(state, timeline, transaction, width: rect.width - labelWidth - 4, canvas.glyphs)
        let room = rect.height - 1 - executions
        for (offset, line) in lines.prefix(room).enumerated() {
            let y = rect.y + 1 + offset
            canvas.write(line.label, x: rect.x + 2, y: y, width: labelWidth, style: .dim)
            canvas.write(line.pieces, x: rect.x + 2 + labelWidth, y: y, width: rect.width - labelWidth - 3)
        }
        let y = rect.y + 1 + min(lines.count, room) + (lines.count < room ? 1 : 0)
        IncarnationsView.draw(
            transaction, timeline, position: state.playback.position,
            in: Rect(x: rect.x + 2, y: y, width: rect.width - 3, height: executions), on: &canvas)
    }

    private struct Line {
        let label: String
        let pieces: [(text: String, style: Style)]
    }

    private static func lines(
        _ state: DashboardState, _ timeline: BlockTimeline, _ transaction: Int, width: Int, _ glyphs: GlyphSet
    ) -> [Line] {
        var lines: [Line] = []
        if let facts = timeline.facts(transaction) {
            let to = facts.recipient.map { " \(glyphs.to) \(Shortened.address($0, glyphs))" } ?? ""
            lines.append(
                Line(
                    label: "does",
                    pieces: [
                        (facts.word, .text), ("   \(Shortened.address(facts.sender, glyphs))\(to)", .dim),
                    ]))
        }
        guard let conflict = state.explainedConflict else {
            return lines + explainNothing(timeline, transaction, glyphs)
        }
        let all = timeline.index.conflicts(of: transaction)
        let number = all.firstIndex(of: conflict).map { $0 - all.startIndex + 1 } ?? 1
        let names = EventText(timeline: timeline, glyphs: glyphs)
        let more = all.count > 1 ? "   failed read \(number) of \(all.count)" : ""
        // Every digit where there is room.
        let place =
            width >= 80
            ? timeline.location(conflict.location).map { "\($0.address) \(Shortened.field($0.field, glyphs))" }
            : nil
        lines.append(
            Line(label: "it read", pieces: [(place ?? names.place(conflict.location), .strong), (more, .dim)]))
        let walk = conflict.writer == nil ? "" : "   w goes there"
        lines.append(
            Line(label: "written by", pieces: [(EventText.source(conflict.version), .strong), (walk, .dim)]))
        if let values = timeline.values(
            transaction: transaction, incarnation: conflict.incarnation, location: conflict.location)
        {
            lines.append(
                Line(label: "it was", pieces: [(Shortened.word(values.observed, width: width, glyphs), .bad)]))
            let actual = Shortened.word(values.actual, width: width, glyphs)
            let isSame = values.observed == values.actual
            let note = isSame ? "   the same: what changed is whether the account exists" : ""
            lines.append(Line(label: "it is", pieces: [(actual, .good), (note, .dim)]))
        }
        lines.append(cost(timeline.index.transactions[transaction], glyphs))
        return lines
    }

    private static func cost(_ facts: TransactionTimeline, _ glyphs: GlyphSet) -> Line {
        let time = Figures.duration(facts.wastedTime, ascii: glyphs == .ascii)
        return Line(
            label: "it cost",
            pieces: [
                ("\(Figures.grouped(facts.wastedGas)) gas", .strong), (" and ", .dim), (time, .strong),
                (" lost", .dim),
            ])
    }

    /// A transaction none of whose reads failed: the way of its values goes on with what it read from others.
    private static func explainNothing(
        _ timeline: BlockTimeline, _ transaction: Int, _ glyphs: GlyphSet
    ) -> [Line] {
        let index = timeline.index
        if index.transactions[transaction].isRetried {
            let text = "Its reads held, but it was not valid on the state that it ran on (nonce or funds)."
            return [Line(label: "", pieces: [(text, .text)]), cost(index.transactions[transaction], glyphs)]
        }
        let names = EventText(timeline: timeline, glyphs: glyphs)
        let dependencies = index.dependencies(of: transaction)
        guard !dependencies.isEmpty else {
            return [Line(label: "", pieces: [("It read nothing that a transaction of this block wrote.", .dim)])]
        }
        return dependencies.reversed().prefix(4).enumerated().map { offset, dependency in
            Line(
                label: offset == 0 ? "it read" : "",
                pieces: [
                    (names.place(dependency.location), .text), (" written by tx \(dependency.writer)", .strong),
                    (offset == 0 ? "   w goes there" : "", .dim),
                ])
        }
    }
}
