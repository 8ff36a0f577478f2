import Stepping
import Terminal

/// The steps around the cursor: those that ran, the one that is about to, marked, and, dim, those to come.
enum StepListView {
    static func draw(_ cursor: StepCursor, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2 else { return }
        canvas.clear(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style: .heading)
        let columns = Columns(width: rect.width)
        func head(_ text: String, _ column: (x: Int, width: Int), _ align: Canvas.Alignment) {
            canvas.write(text, x: rect.x + column.x, y: rect.y, width: column.width, style: .heading, align: align)
        }
        head("PC", columns.counter, .trailing)
        head("OPCODE", columns.name, .leading)
        head("GAS", columns.gas, .trailing)
        head("COST", columns.cost, .trailing)
        head("IN", columns.depth, .trailing)
        let visible = rect.height - 1
        let top = top(cursor, visible: visible)
        for offset in 0..<visible where top + offset < cursor.recording.count {
            draw(top + offset, cursor, columns, in: rect, y: rect.y + 1 + offset, on: &canvas)
        }
    }

    /// The first step in view.
    static func top(_ cursor: StepCursor, visible: Int) -> Int {
        EventListView.top(position: cursor.position + 1, count: cursor.recording.count, visible: visible)
    }

    private struct Columns {
        let counter: (x: Int, width: Int)
        let name: (x: Int, width: Int)
        let gas: (x: Int, width: Int)
        let cost: (x: Int, width: Int)
        let depth: (x: Int, width: Int)

        /// The last column is as wide as "IN", and one cell stays blank before what is on the right.
        init(width: Int) {
            counter = (1, 5)
            depth = (width - 3, 3)
            cost = (depth.x - 8, 8)
            gas = (cost.x - 11, 10)
            name = (7, gas.x - 7)
        }
    }

    private static func draw(
        _ position: Int, _ cursor: StepCursor, _ columns: Columns, in rect: Rect, y: Int, on canvas: inout Canvas
    ) {
        let recording = cursor.recording
        let step = recording[position]
        let isCursor = position == cursor.position
        if isCursor {
            canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .text.selected())
            canvas.put(canvas.glyphs.pointer, x: rect.x, y: y, style: .strong.selected())
        }
        let hasRun = position < cursor.position
        func put(_ text: String, _ column: (x: Int, width: Int), _ style: Style, _ align: Canvas.Alignment) {
            canvas.write(
                text, x: rect.x + column.x, y: y, width: column.width, style: style.selected(isCursor), align: align)
        }
        let calm: Style = hasRun || isCursor ? .text : .dim
        let name = recording.name(of: step.opcode)
        put("\(step.programCounter)", columns.counter, .dim, .trailing)
        put(name.contains(" ") ? "not defined" : name, columns.name, isCursor ? .strong : style(step, calm), .leading)
        put(Figures.grouped(step.gas), columns.gas, calm, .trailing)
        put(Figures.grouped(step.cost), columns.cost, step.cost >= 1_000 && hasRun ? .warning : calm, .trailing)
        put("\(step.depth)", columns.depth, calm, .trailing)
    }

    /// Calls and storage stand out.
    private static func style(_ step: RecordedStep, _ calm: Style) -> Style {
        guard calm != .dim else { return calm }
        return switch step.opcode {
        case 0x54, 0x55, 0x5c, 0x5d: .accent
        case 0xf0, 0xf1, 0xf2, 0xf4, 0xf5, 0xfa: .good
        case 0xfd, 0xfe: .bad
        default: calm
        }
    }
}
