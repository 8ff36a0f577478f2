extension Canvas {
    /// A horizontal line, with a title set into it where there is one.
    package mutating func rule(x: Int, y: Int, width: Int, title: String = "", style: Style = .dim) {
        for column in x..<max(x, x + width) { put(glyphs.horizontal, x: column, y: y, style: style) }
        if !title.isEmpty, width > 6 { write(" \(title) ", x: x + 2, y: y, width: width - 4, style: .heading) }
    }

    /// A frame around a cleared rectangle, with a title in its upper edge. Draws nothing below 2x2.
    package mutating func box(_ rect: Rect, title: String = "", style: Style = .dim) {
        guard rect.width >= 2, rect.height >= 2 else { return }
        clear(rect)
        let right = rect.maxX - 1
        let bottom = rect.maxY - 1
        rule(x: rect.x + 1, y: rect.y, width: rect.width - 2, title: title, style: style)
        rule(x: rect.x + 1, y: bottom, width: rect.width - 2, style: style)
        for y in (rect.y + 1)..<max(rect.y + 1, bottom) {
            put(glyphs.vertical, x: rect.x, y: y, style: style)
            put(glyphs.vertical, x: right, y: y, style: style)
        }
        put(glyphs.topLeft, x: rect.x, y: rect.y, style: style)
        put(glyphs.topRight, x: right, y: rect.y, style: style)
        put(glyphs.bottomLeft, x: rect.x, y: bottom, style: style)
        put(glyphs.bottomRight, x: right, y: bottom, style: style)
    }

    /// Bars from the rectangle's lower edge; a missing value leaves a gap. What does not fit at the right is not drawn.
    ///
    /// Values above `maximum` fill the column. A value above zero is never drawn as nothing.
    /// - Parameters:
    ///   - barWidth: columns per value; from 3 on the last of them stays blank.
    ///   - highlighted: index of the value that is drawn in `highlight`.
    package mutating func bars(
        _ values: [Double?], in rect: Rect, maximum: Double, barWidth: Int = 1, style: Style = .graph,
        highlighted: Int? = nil, highlight: Style = .accent
    ) {
        guard maximum > 0, !rect.isEmpty, barWidth > 0 else { return }
        let levels = glyphs.levels
        let steps = rect.height * levels.count
        let drawnWidth = barWidth < 3 ? barWidth : barWidth - 1
        for (index, value) in values.prefix(rect.width / barWidth).enumerated() {
            guard let value, value.isFinite else { continue }
            let share = min(1, max(0, value / maximum))
            let filled = value > 0 ? max(1, Int((share * Double(steps)).rounded())) : 0
            for row in 0..<rect.height {
                let level = min(levels.count, filled - row * levels.count)
                guard level > 0 else { break }
                for column in 0..<drawnWidth {
                    let x = rect.x + index * barWidth + column
                    put(
                        levels[level - 1], x: x, y: rect.maxY - 1 - row, style: index == highlighted ? highlight : style
                    )
                }
            }
        }
    }
}
