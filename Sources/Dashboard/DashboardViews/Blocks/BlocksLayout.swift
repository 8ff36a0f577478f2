import Terminal

/// Where the parts of the Blocks screen stand. The reducer asks it how many rows are visible, the view draws by it.
struct BlocksLayout {
    let totals: Rect
    /// Its first row is the rule with the scale; empty on low screens.
    let graph: Rect
    /// Its first row is the heading.
    let table: Rect
    /// Empty while no details are shown.
    let detail: Rect
    /// The screen is so wide that the details have their place anyway.
    let isDetailAlwaysOpen: Bool
    /// The details stand to the right of the table rather than below it.
    let isDetailBeside: Bool

    var visibleRows: Int { max(0, table.height - 1) }

    init(state: DashboardState) {
        let body = DashboardLayout(state: state).body
        totals = Rect(x: body.x, y: body.y, width: body.width, height: min(2, body.height))
        let graphHeight = body.height < 14 ? 0 : body.height < 24 ? 3 : body.height < 40 ? 5 : 9
        graph = Rect(x: body.x, y: totals.maxY, width: body.width, height: graphHeight)
        let rest = Rect(x: body.x, y: graph.maxY, width: body.width, height: body.maxY - graph.maxY)

        isDetailAlwaysOpen = body.width >= 160
        isDetailBeside = body.width >= 112
        if !isDetailAlwaysOpen, !state.blocks.isDetailOpen {
            table = rest
            detail = Rect(x: rest.x, y: rest.maxY, width: 0, height: 0)
        } else if isDetailBeside {
            let width = isDetailAlwaysOpen ? body.width / 3 : 40
            table = Rect(x: rest.x, y: rest.y, width: rest.width - width, height: rest.height)
            detail = Rect(x: table.maxX, y: rest.y, width: width, height: rest.height)
        } else {
            let height = min(8, rest.height / 2)
            table = Rect(x: rest.x, y: rest.y, width: rest.width, height: rest.height - height)
            detail = Rect(x: rest.x, y: table.maxY, width: rest.width, height: height)
        }
    }
}
