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
            canvas.write(
                StepText.word(stack[item], width: rect.width - 6, canvas.glyphs), x: rect.x + 5, y: y,
                width: rect.width - 6, style: isNew ? .strong : .text)
        }
        if shown < stack.count {
            canvas.write("+\(stack.count - shown) below", x: rect.x + 5, y: rect.maxY - 1, style: .dim)
        }
    }
}
