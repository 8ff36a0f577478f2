import Terminal

/// Where the parts of the Overview stand.
struct OverviewLayout {
    let totals: Rect
    let graph: Rect
    let retries: Rect
    let workers: Rect
    /// One line; empty where there are no shards.
    let shards: Rect
    let hotLocations: Rect

    init(body: Rect, workerCount: Int, hasShards: Bool) {
        totals = Rect(x: body.x, y: body.y, width: body.width, height: min(2, body.height))
        let rest = body.height - totals.height
        let graphHeight = rest < 12 ? 0 : rest < 20 ? 5 : rest < 30 ? 6 : rest < 44 ? 10 : 16
        graph = Rect(x: body.x, y: totals.maxY, width: body.width, height: graphHeight)
        // Side by side: figures of retries, and a bar per worker.
        let panelHeight = min(max(7, min(workerCount, 17) + 2), max(0, (rest - graphHeight) * 2 / 3))
        let half = body.width / 2
        retries = Rect(x: body.x, y: graph.maxY, width: half, height: panelHeight)
        workers = Rect(x: body.x + half, y: graph.maxY, width: body.width - half, height: panelHeight)
        let shardsHeight = hasShards ? min(1, max(0, body.maxY - retries.maxY)) : 0
        shards = Rect(x: body.x, y: retries.maxY, width: body.width, height: shardsHeight)
        hotLocations = Rect(
            x: body.x, y: shards.maxY, width: body.width, height: max(0, body.maxY - shards.maxY))
    }
}
