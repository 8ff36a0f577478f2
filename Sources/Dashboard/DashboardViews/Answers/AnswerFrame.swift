import Terminal

/// The box that an answer stands in, in the middle of the screen: as high as its lines, or as the screen allows.
struct AnswerFrame {
    private static let widest = 100

    /// Inside the box.
    let inside: Rect

    /// Draws the box.
    init(_ title: String, lines: Int, size: Size, on canvas: inout Canvas) {
        let screen = Rect(x: 0, y: 0, width: size.width, height: size.height)
        let frame = screen.inset(dx: 1, dy: 1).centred(
            Size(width: min(size.width - 4, Self.widest), height: lines + 2))
        canvas.box(frame, title: title)
        inside = frame.inset(dx: 2, dy: 1)
    }

    /// The y of a line, nil where the box is too low for it.
    func y(_ line: Int) -> Int? { line < inside.height ? inside.y + line : nil }
}
