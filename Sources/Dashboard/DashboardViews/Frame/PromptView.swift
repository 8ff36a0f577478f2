import Terminal

/// The line being typed, in place of the footer, and what it may become, in a box above it.
enum PromptView {
    private static let nameWidth = 16

    static func draw(_ prompt: Prompt, _ state: DashboardState, footer: Rect, on canvas: inout Canvas) {
        let completions = state.completions(prompt)
        canvas.clear(footer)
        let chosen = prompt.choice.flatMap { completions.indices.contains($0) ? completions[$0].text : nil }
        let sign = prompt.purpose == .command ? ":" : "/"
        let end = canvas.write(
            [(sign, .key), (chosen ?? prompt.text, .strong)], x: footer.x, y: footer.y, width: footer.width - 1)
        // Where the next character goes; the terminal's own cursor is hidden.
        canvas.put("_", x: end, y: footer.y, style: .accent)
        if prompt.purpose == .filter {
            canvas.write(
                "a number, function, address or slot; Enter keeps it, an empty one ends it", x: end + 3, y: footer.y,
                width: footer.maxX - end - 3, style: .dim)
        }
        guard !completions.isEmpty else { return }
        let height = min(completions.count + 2, footer.y)
        let frame = Rect(x: footer.x, y: footer.y - height, width: min(72, footer.width), height: height)
        canvas.box(frame, title: prompt.text.contains(" ") ? "" : "Commands")
        let inside = frame.inset(dx: 2, dy: 1)
        // The chosen one is always among those that fit.
        let skipped = max(0, (prompt.choice ?? 0) - inside.height + 1)
        for (offset, completion) in completions.dropFirst(skipped).prefix(inside.height).enumerated() {
            let isChosen = prompt.choice == offset + skipped
            let y = inside.y + offset
            if isChosen {
                canvas.clear(Rect(x: inside.x, y: y, width: inside.width, height: 1), style: .text.selected())
                canvas.put(canvas.glyphs.pointer, x: inside.x - 1, y: y, style: .strong)
            }
            let style: Style = completion.isDisabled ? .dim : .key
            canvas.write(
                completion.text, x: inside.x, y: y, width: completion.help.isEmpty ? inside.width : nameWidth,
                style: style.selected(isChosen))
            let x = inside.x + nameWidth + 1
            canvas.write(completion.help, x: x, y: y, width: inside.maxX - x, style: Style.dim.selected(isChosen))
        }
    }
}
