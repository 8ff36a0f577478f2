import Primitives
import Telemetry
import Terminal

/// Who failed on the selected location.
enum LocationExplainerView {
    static func draw(_ hot: HotLocation, _ timeline: BlockTimeline, in rect: Rect, on canvas: inout Canvas) {
        let names = EventText(timeline: timeline, glyphs: canvas.glyphs)
        canvas.rule(x: rect.x, y: rect.y, width: rect.width, title: names.place(hot.location))
        let index = timeline.index
        let readers = index.conflicts.filter { $0.location == hot.location }.map(\.transaction)
        let writers = Set(index.dependencies.filter { $0.location == hot.location }.map(\.writer)).sorted()
        var lines: [(label: String, text: String)] = []
        if let location = timeline.location(hot.location) {
            lines.append(("account", location.address.description))
            if case .storage(let slot) = location.field { lines.append(("slot", Hex.encode(slot))) }
        }
        let width = rect.width - 18
        lines += list("failed", readers, width: width)
        lines += list("written by", writers, width: width)
        for (offset, line) in lines.prefix(rect.height - 1).enumerated() {
            canvas.write(line.label, x: rect.x + 2, y: rect.y + 1 + offset, width: 12, style: .dim)
            canvas.write(line.text, x: rect.x + 14, y: rect.y + 1 + offset, width: rect.width - 15)
        }
    }

    /// At most three lines of numbers; what does not fit is counted.
    private static func list(_ label: String, _ numbers: [Int], width: Int) -> [(label: String, text: String)] {
        guard !numbers.isEmpty else { return [(label, "nobody in this block")] }
        var text = "tx"
        var shown = 0
        for number in numbers {
            let next = text + " \(number)"
            if next.count > width * 3 - 20 { break }
            text = next
            shown += 1
        }
        if shown < numbers.count { text += "  +\(Figures.grouped(numbers.count - shown)) more" }
        return TextWidth.wrap(text, width: width).enumerated().map { ($0.offset == 0 ? label : "", $0.element) }
    }
}
