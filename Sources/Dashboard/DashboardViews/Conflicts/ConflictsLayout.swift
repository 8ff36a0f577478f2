import Terminal

/// Where the parts of the Conflicts screen stand.
struct ConflictsLayout {
    let heading: Rect
    /// Their first rows are titles, the second ones headings of columns. Both are drawn where `isWide`, else the one with the keys.
    let transactions: Rect
    let locations: Rect
    let explainer: Rect
    let isWide: Bool

    var visibleRows: Int { max(0, transactions.height - 2) }

    init(body: Rect) {
        heading = Rect(x: body.x, y: body.y, width: body.width, height: 1)
        let rest = body.height - 1
        let explainerHeight = rest < 13 ? 0 : rest < 24 ? 10 : min(14, rest / 2)
        let tables = Rect(x: body.x, y: body.y + 1, width: body.width, height: rest - explainerHeight)
        isWide = body.width >= 150
        if isWide {
            let half = body.width / 2
            transactions = Rect(x: tables.x, y: tables.y, width: half - 1, height: tables.height)
            locations = Rect(x: tables.x + half + 1, y: tables.y, width: body.width - half - 1, height: tables.height)
        } else {
            transactions = tables
            locations = tables
        }
        explainer = Rect(x: body.x, y: tables.maxY, width: body.width, height: explainerHeight)
    }
}
