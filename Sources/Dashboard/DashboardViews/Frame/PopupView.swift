import Terminal

/// Full values in a box over the screen. Long ones go on below.
enum PopupView {
    static func draw(_ popup: Popup, size: Size, on canvas: inout Canvas) {
        switch popup.answer {
        case .simulated(let curve): return SpeedupCurveView.draw(curve, popup.title, size: size, on: &canvas)
        case .compared(let comparison): return SideBySideView.draw(comparison, popup.title, size: size, on: &canvas)
        case .refused, .recorded, .notRecorded, nil: break
        }
        let labelWidth = (popup.lines.map { TextWidth.width(of: $0.label) }.max() ?? 0) + 2
        let width = min(size.width - 4, 96)
        let valueWidth = width - 4 - labelWidth
        let lines = popup.lines.flatMap { line -> [(String, String)] in
            let values = line.value.isEmpty ? [""] : TextWidth.wrap(line.value, width: valueWidth)
            return values.enumerated().map { ($0.offset == 0 ? line.label : "", $0.element) }
        }
        let screen = Rect(x: 0, y: 0, width: size.width, height: size.height)
        let frame = screen.inset(dx: 1, dy: 1).centred(Size(width: width, height: lines.count + 2))
        canvas.box(frame, title: popup.title)
        let inside = frame.inset(dx: 2, dy: 1)
        for (offset, line) in lines.prefix(inside.height).enumerated() {
            canvas.write(line.0, x: inside.x, y: inside.y + offset, width: labelWidth, style: .dim)
            canvas.write(line.1, x: inside.x + labelWidth, y: inside.y + offset, width: valueWidth)
        }
    }
}
