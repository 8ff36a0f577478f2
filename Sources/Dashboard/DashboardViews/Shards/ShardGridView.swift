import Telemetry
import Terminal

/// A cell per shard, shaded by what it does. Large cells have figures too.
enum ShardGridView {
    static func draw(_ state: DashboardState, _ report: ShardReport, _ layout: ShardsLayout, on canvas: inout Canvas) {
        let rect = layout.grid
        guard rect.height >= 2 else { return }
        let scale = HeatScale(report.shards, state.shards.heat)
        canvas.rule(x: rect.x, y: rect.y, width: rect.width - 1, title: scale.title(canvas.glyphs))
        for (number, shard) in report.shards.enumerated() {
            let (row, column) = (number / layout.columns, number % layout.columns)
            let y = rect.y + 1 + row * layout.cellHeight
            guard y + layout.cellHeight <= rect.maxY else { break }
            if column == 0 {
                canvas.write(
                    ShardText.name(number, of: report.shards.count), x: rect.x, y: y,
                    width: ShardsLayout.labelWidth - 1, style: .dim)
            }
            drawCell(
                shard, scale, isSelected: number == state.shards.selected,
                x: rect.x + ShardsLayout.labelWidth + column * layout.cellWidth, y: y, layout, on: &canvas)
        }
    }

    private static func drawCell(
        _ shard: ShardReport.Shard, _ scale: HeatScale, isSelected: Bool, x: Int, y: Int, _ layout: ShardsLayout,
        on canvas: inout Canvas
    ) {
        let style = scale.style(shard).selected(isSelected)
        let shade = scale.shade(shard, canvas.glyphs)
        let width = max(1, layout.cellWidth - 1)
        for column in 0..<width { canvas.put(shade, x: x + column, y: y, style: style) }
        // Seen without colour as well, where there is room.
        if isSelected, layout.cellWidth > 1 { canvas.put("]", x: x + width, y: y, style: .strong) }
        guard layout.cellHeight > 1 else { return }
        canvas.write(
            scale.figure(shard), x: x, y: y + 1, width: width,
            style: (isSelected ? Style.strong : .dim).selected(isSelected), align: .trailing)
    }
}
