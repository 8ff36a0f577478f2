import Primitives
import Stepping
import Terminal

/// The stack before the step at the cursor, top first; what the step before changed is marked.
enum StackView {
    static func draw(_ cursor: StepCursor, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2, let stack = cursor.call?.stack else { return }
        canvas.rule(
            x: rect.x, y: rect.y, width: rect.width, title: "Stack: \(Figures.counted(stack.count, "item"))")
        let rows = rect.height - 1
        let shown = stack.count <= rows ? stack.count : rows - 1
        for offset in 0..<shown {
            let item = stack.count - 1 - offset
            let y = rect.y + 1 + offset
            let isNew = cursor.change.changes(item: item)
            // A sign as well as colour.
            if isNew { canvas.write("*", x: rect.x, y: y, style: .accent) }
            canvas.write("\(offset)", x: rect.x + 1, y: y, width: 3, style: .dim, align: .trailing)
            draw(stack[item], isNew ? .strong : .text, x: rect.x + 5, y: y, width: rect.width - 6, on: &canvas)
        }
        if shown < stack.count {
            canvas.write("+\(stack.count - shown) below", x: rect.x + 5, y: rect.maxY - 1, style: .dim)
        }
    }

    /// A word; what is known to stand for a function or an event has its signature beside it.
    private static func draw(
        _ word: UInt256, _ style: Style, x: Int, y: Int, width: Int, on canvas: inout Canvas
    ) {
        guard let signature = KnownSignatures.signature(of: word) else {
            canvas.write(StepText.word(word, width: width, canvas.glyphs), x: x, y: y, width: width, style: style)
            return
        }
        let text = Shortened.hex(Hex.encode(word), canvas.glyphs)
        canvas.write([(text, style), ("  " + signature, .dim)], x: x, y: y, width: width)
    }
}
