import Terminal

/// Times above the lanes, and where the cursor stands.
enum LanesAxisView {
    static func draw(_ window: Range<UInt64>, cursor: Playback, in rect: Rect, on canvas: inout Canvas) {
        guard rect.width >= 10 else { return }
        let ascii = canvas.glyphs == .ascii
        let marks = max(1, rect.width / 16)
        let length = window.upperBound - window.lowerBound
        for mark in 0..<marks {
            let time = window.lowerBound + length / UInt64(marks) * UInt64(mark)
            let x = rect.x + rect.width * mark / marks
            let text = mark == 0 && window.lowerBound == 0 ? "0" : Figures.duration(time, ascii: ascii)
            canvas.write(
                [(String(canvas.glyphs.vertical), .dim), (text, .dim)], x: x, y: rect.y,
                width: rect.width / marks)
        }
        guard cursor.mode != .live, window.contains(min(cursor.time, window.upperBound - 1)) else { return }
        let offset = Double(cursor.time - min(cursor.time, window.lowerBound)) / Double(max(1, length))
        let x = rect.x + min(rect.width - 1, Int(offset * Double(rect.width)))
        canvas.put(canvas.glyphs.below, x: x, y: rect.y, style: .accent)
    }
}
