import Telemetry
import Terminal

/// A cell per shard, shaded by what it does. Large cells have figures too.
enum ShardGridView {
    static func draw(_ state: DashboardState, _ report: ShardReport, _ layout: ShardsLayout, on canvas: inout Canvas) {
        let rect = layout.grid
        guard rect.height >= 2 else { return }
        let heat = state.shards.heat
        canvas.rule(
            x: rect.x, y: rect.y, width: rect.width - 1, title: ShardText.title(report.shards, heat, canvas.glyphs))
        let maximum = ShardText.maximum(report.shards, heat)
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
                shard, heat, maximum, isSelected: number == state.shards.selected,
                x: rect.x + ShardsLayout.labelWidth + column * layout.cellWidth, y: y, layout, on: &canvas)
        }
    }

    private static func drawCell(
        _ shard: ShardReport.Shard, _ heat: Shards.Heat, _ maximum: Double, isSelected: Bool, x: Int, y: Int,
        _ layout: ShardsLayout, on canvas: inout Canvas
    ) {
        let style = ShardText.style(shard, heat).selected(isSelected)
        let value = ShardText.value(shard, heat)
        // A shard whose reads all missed is not one without reads.
        let shade =
            value == 0 && heat == .hitRate
            ? canvas.glyphs.shades[1] : canvas.glyphs.shade(value ?? 0, of: maximum)
        let width = max(1, layout.cellWidth - 1)
        for column in 0..<width { canvas.put(shade, x: x + column, y: y, style: style) }
        guard layout.cellHeight > 1 else {
            // Seen without colour as well, where there is room.
            if isSelected, layout.cellWidth > 1 { canvas.put("]", x: x + width, y: y, style: .strong) }
            return
        }
        canvas.write(
            ShardText.figure(shard, heat), x: x, y: y + 1, width: width,
            style: (isSelected ? Style.strong : .dim).selected(isSelected), align: .trailing)
    }
}
