import Terminal

/// The last line: what the last key could not do, and the keys that matter most. Keys that do nothing now are dim.
enum FooterView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        var x = rect.x + 1
        if let notice = state.notice {
            x = canvas.write(notice, x: x, y: rect.y, width: rect.maxX - x, style: .warning) + 3
        }
        for binding in state.keys.bindings(on: state.screen) {
            guard let key = binding.keys.first, let word = word(for: binding, in: state) else { continue }
            let text = "\(key.name) \(word)"
            let width = TextWidth.width(of: text)
            // A key cut in half teaches nothing.
            guard x + width < rect.maxX else { return }
            let isDisabled = state.whyDisabled(binding.command) != nil
            canvas.write(
                [(key.name, isDisabled ? .dim : .key), (" " + word, isDisabled ? .dim : .text)], x: x, y: rect.y)
            x += width + 3
        }
    }

    private static func word(for binding: KeyBinding, in state: DashboardState) -> String? {
        guard let word = binding.footer else { return nil }
        // Most of the time there is nothing to go back from; the line has better uses then.
        if binding.command == .back, state.whyDisabled(.back) != nil { return nil }
        if binding.command == .faster, state.run.pace == nil { return nil }
        if binding.command == .togglePause { return state.run.isPaused ? "run" : word }
        return state.currentScreen?.footer(binding.command, state) ?? word
    }
}
