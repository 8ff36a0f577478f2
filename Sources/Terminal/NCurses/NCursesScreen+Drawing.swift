import CNCurses
import Glibc

extension NCursesScreen {
    private static let beginUpdate = Array("\u{1B}[?2026h".utf8)
    private static let endUpdate = Array("\u{1B}[?2026l".utf8)

    /// Puts the cells that differ from what is shown, and lets ncurses find the cheapest bytes for them.
    package func present(_ canvas: Canvas) {
        guard canvas != shown, TerminalRestoration.beginDrawing() else { return }
        defer { TerminalRestoration.endDrawing() }
        if shown?.size != canvas.size {
            // Unknown ground: everything is drawn.
            shown = nil
            werase(window)
            clearok(window, true)
        }
        let previous = shown
        for y in 0..<min(canvas.size.height, size.height) {
            for x in 0..<min(canvas.size.width, size.width) {
                let cell = canvas[x, y]
                if let previous, previous[x, y] == cell { continue }
                if !cell.isContinuation { put(cell, x: x, y: y) }
            }
        }
        if isSynchronized { send(Self.beginUpdate) }
        wrefresh(window)
        if isSynchronized { send(Self.endUpdate) }
        shown = canvas
    }

    package func forgetPicture() { shown = nil }

    private func put(_ cell: Cell, x: Int, y: Int) {
        let scalars = cell.character.unicodeScalars
        let width = CharacterWidth.width(of: cell.character)
        var text: [wchar_t] = scalars.map { wchar_t(bitPattern: $0.value) }
        // The C library has the last word on what the locale can show and how wide it is; two opinions would shift the row.
        if let base = text.first, wcwidth(base) != Int32(width) { text = [wchar_t(UInt8(ascii: "?"))] }
        text.append(0)
        let appearance = palette[cell.style]
        let pair = palette.depth > .mono ? Int32(cell.style.index + 1) : 0
        cncurses_put(window, Int32(y), Int32(x), text, Self.attributes(appearance.attributes), pair)
    }

    private static func attributes(_ attributes: Appearance.Attributes) -> attr_t {
        var bits: attr_t = 0
        if attributes.contains(.bold) { bits |= cncurses_bold() }
        if attributes.contains(.dim) { bits |= cncurses_dim() }
        if attributes.contains(.reverse) { bits |= cncurses_reverse() }
        if attributes.contains(.underline) { bits |= cncurses_underline() }
        return bits
    }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return }
        }
    }
}
