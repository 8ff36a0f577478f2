import Terminal

/// Where the parts of the Shards screen stand.
struct ShardsLayout {
    let heading: Rect
    /// Its first row is the title.
    let grid: Rect
    /// Shards in a row of the grid.
    let columns: Int
    let cellWidth: Int
    let cellHeight: Int
    /// Cache and store. Its first row is the title.
    let figures: Rect
    /// The commit: a title, a bar, what its signs mean, and figures of many blocks.
    let pipeline: Rect
    /// The lines of what the signs mean.
    let legendHeight: Int
    /// Its first row is the title, the second one the headings of columns.
    let table: Rect

    static let labelWidth = 5

    var visibleRows: Int { max(0, table.height - 2) }

    init(body: Rect, shardCount: Int) {
        heading = Rect(x: body.x, y: body.y, width: body.width, height: 1)
        let isLarge = body.width >= 200 && body.height >= 50
        let isMedium = body.width >= 110 && body.height >= 30
        columns = isMedium || isLarge ? 16 : 32
        (cellWidth, cellHeight) = isLarge ? (6, 2) : isMedium ? (3, 1) : (1, 1)
        let rows = (max(1, shardCount) + columns - 1) / columns
        let gridHeight = min(rows * cellHeight + 1, max(0, body.height - 1))
        grid = Rect(
            x: body.x, y: body.y + 1, width: Self.labelWidth + columns * cellWidth + 1, height: gridHeight)
        figures = Rect(
            x: grid.maxX + 1, y: grid.y, width: max(0, body.maxX - grid.maxX - 1), height: gridHeight)
        let rest = body.maxY - grid.maxY
        legendHeight = body.width >= 160 ? 1 : 2
        let pipelineHeight = rest < 5 ? 0 : 2 + legendHeight + (isLarge || isMedium ? 1 : 0)
        pipeline = Rect(x: body.x, y: grid.maxY, width: body.width, height: pipelineHeight)
        table = Rect(x: body.x, y: pipeline.maxY, width: body.width, height: max(0, body.maxY - pipeline.maxY))
    }
}
