import Terminal

/// Where the parts of the DAG screen stand.
struct GraphScreenLayout {
    let heading: Rect
    /// Its first row is the headings of the columns.
    let rows: Rect
    /// Two lines about the selection.
    let detail: Rect
    /// Columns of the graph that are drawn, two cells each.
    let columns: Int
    let graphWidth: Int

    var visibleRows: Int { max(0, rows.height - 1) }

    init(body: Rect, graphColumns: Int) {
        heading = Rect(x: body.x, y: body.y, width: body.width, height: 1)
        let detailHeight = body.height >= 16 ? 3 : 0
        rows = Rect(x: body.x, y: body.y + 1, width: body.width, height: body.height - 1 - detailHeight)
        detail = Rect(x: body.x, y: rows.maxY, width: body.width, height: detailHeight)
        let limit = body.width < 100 ? 8 : body.width < 180 ? 16 : 40
        columns = max(3, min(graphColumns, limit))
        // Room for a node and "+12 more" where not all of it is drawn.
        graphWidth = columns * 2 + (graphColumns > limit ? 10 : 1)
    }
}
