import Primitives
import Stepping
import Terminal

/// The memory around what is read or written next, or was last: rows of 16 bytes; rows that the step before wrote are marked.
enum MemoryView {
    static func draw(_ cursor: StepCursor, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2, let call = cursor.call, let step = cursor.step else { return }
        let touch = call.touch(of: step.opcode)
        let next = touch?.written ?? touch?.read
        let range = next ?? call.lastTouch
        var title = "Memory: \(Figures.counted(call.memory.count, "byte"))"
        if let next {
            title += ", \(touch?.written != nil ? "writes" : "reads") \(place(next))"
        } else if let last = call.lastTouch {
            title += ", last \(place(last))"
        }
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: title)
        guard !call.memory.isEmpty else {
            canvas.write("none yet", x: rect.x + 5, y: rect.y + 1, style: .dim)
            return
        }
        let rows = rect.height - 1
        let last = (call.memory.count - 1) / 16
        let wanted = min((range?.lowerBound ?? 0) / 16 - (rows > 3 ? 1 : 0), last)
        let first = max(0, min(wanted, last - rows + 1))
        for offset in 0..<rows where first + offset <= last {
            draw(
                row: first + offset, call.memory, cursor, touched: range, in: rect, y: rect.y + 1 + offset, on: &canvas)
        }
    }

    private static func place(_ range: Range<Int>) -> String {
        "\(Hex.encode(UInt256(UInt64(range.lowerBound)))) +\(Figures.grouped(range.count))"
    }

    private static func draw(
        row: Int, _ memory: [UInt8], _ cursor: StepCursor, touched: Range<Int>?, in rect: Rect, y: Int,
        on canvas: inout Canvas
    ) {
        let bytes = row * 16..<min(row * 16 + 16, memory.count)
        if cursor.change.memory?.overlaps(bytes) == true { canvas.write("*", x: rect.x, y: y, style: .accent) }
        let offset = String(bytes.lowerBound, radix: 16)
        canvas.write(offset, x: rect.x + 1, y: y, width: 4, style: .dim, align: .trailing)
        // Bytes apart where there is room, and what they say beside them.
        let isWide = rect.width >= 56
        for byte in bytes {
            let column = byte - bytes.lowerBound
            let x = rect.x + 6 + column * (isWide ? 3 : 2) + (isWide && column >= 8 ? 1 : 0)
            let digits = String(memory[byte], radix: 16)
            let style: Style =
                touched?.contains(byte) == true ? .strong : memory[byte] == 0 ? .dim : .text
            canvas.write(digits.count == 1 ? "0" + digits : digits, x: x, y: y, style: style)
        }
        guard rect.width >= 74 else { return }
        for byte in bytes {
            let isPrintable = (0x20..<0x7f).contains(memory[byte])
            canvas.put(
                isPrintable ? Character(Unicode.Scalar(memory[byte])) : canvas.glyphs.speck,
                x: rect.x + 57 + byte - bytes.lowerBound, y: y, style: .dim)
        }
    }
}
