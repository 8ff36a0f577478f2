import Stepping
import Terminal

/// The opcodes of one execution around the cursor, and the machine's state there.
enum EVMView {
    static func draw(_ pane: EVMPane, _ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 3 else { return }
        let layout = EVMLayout(pane: rect)
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: title(pane))
        let message: String
        switch pane.content {
        case .awaited: message = "The transaction is being run again ..."
        case .failed(let reason): message = reason
        case .open(let cursor):
            if cursor.step != nil { return draw(cursor, layout, on: &canvas) }
            message = "It runs no code: a transfer, or a call of a precompiled contract."
        }
        for (offset, line) in TextWidth.wrap(message, width: rect.width - 2).prefix(rect.height - 1).enumerated() {
            canvas.write(line, x: rect.x + 1, y: rect.y + 1 + offset, width: rect.width - 2)
        }
    }

    private static func title(_ pane: EVMPane) -> String {
        let execution =
            pane.incarnation == nil ? "committed execution" : "first execution, on the state before the block"
        return "Opcodes of transaction \(pane.transaction), \(execution)"
    }

    private static func draw(_ cursor: StepCursor, _ layout: EVMLayout, on canvas: inout Canvas) {
        drawFacts(cursor, in: layout.facts, on: &canvas)
        StepListView.draw(cursor, in: layout.steps, on: &canvas)
        if layout.calls.height >= 2 { CallTreeView.draw(cursor, in: layout.calls, on: &canvas) }
        StackView.draw(cursor, in: layout.stack, on: &canvas)
        MemoryView.draw(cursor, in: layout.memory, on: &canvas)
        StorageView.draw(cursor, in: layout.storage, on: &canvas)
    }

    /// "step 1,234 of 56,789   gas 12,345   refund 4,800"; whose code runs, through which calls.
    private static func drawFacts(_ cursor: StepCursor, in rect: Rect, on canvas: inout Canvas) {
        let recording = cursor.recording
        guard let step = cursor.step, !rect.isEmpty else { return }
        var facts: [(text: String, style: Style)] = [
            ("step \(Figures.grouped(cursor.position + 1)) of \(Figures.grouped(recording.count))", .strong),
            ("gas \(Figures.grouped(step.gas))", .text),
        ]
        if recording.unrecordedSteps > 0 {
            facts.append(("cut: \(Figures.counted(recording.unrecordedSteps, "step")) more not kept", .warning))
        }
        let refund = recording.refund(before: cursor.position)
        if refund != 0 { facts.append(("refund \(Figures.grouped(refund))", .dim)) }
        facts.append(
            recording.outcome.succeeded
                ? ("uses \(Figures.grouped(recording.outcome.gasUsed)) gas", .dim) : ("ends in failure", .warning))
        var x = rect.x + 1
        for fact in facts where x + TextWidth.width(of: fact.text) < rect.maxX {
            x = canvas.write(fact.text, x: x, y: rect.y, style: fact.style) + 3
        }
        let path = path(cursor, canvas.glyphs)
        if rect.height > 1 {
            canvas.write(path, x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, style: .dim)
        } else {
            canvas.write(path, x: x, y: rect.y, width: rect.maxX - 1 - x, style: .dim)
        }
    }

    /// The calls under way, the innermost ones where not all fit: "0x12…34 > CALL 0x56…78".
    private static func path(_ cursor: StepCursor, _ glyphs: GlyphSet) -> String {
        let recording = cursor.recording
        let frames = cursor.calls.map { recording.frames[$0.frame] }
        let shown = frames.suffix(3).map { CallTreeView.words($0, recording, glyphs) }
        let skipped = frames.count - shown.count
        return (skipped > 0 ? ["+\(skipped)"] : []).appending(shown).joined(separator: " \(glyphs.to) ")
    }
}

extension Array {
    fileprivate func appending(_ others: [Element]) -> [Element] { self + others }
}
