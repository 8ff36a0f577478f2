import Terminal

/// Where the parts of the Lanes screen stand.
struct LanesLayout {
    static let figureWidth = 8

    let heading: Rect
    let axis: Rect
    /// The lanes themselves, without names and figures.
    let lanes: Rect
    /// Rows per worker; the bars fill all but a blank last one where there are three or more.
    let rowsPerWorker: Int
    let visibleWorkers: Int
    let legend: Rect
    let detail: Rect

    init(body: Rect, workerCount: Int, activityCount: Int) {
        heading = Rect(x: body.x, y: body.y, width: body.width, height: 1)
        let figures = (activityCount + 1) * Self.figureWidth
        axis = Rect(x: body.x + 5, y: body.y + 1, width: body.width - 6 - figures, height: 1)
        let detailHeight = body.height >= 18 ? 5 : body.height >= 14 ? 3 : 0
        let room = max(1, body.height - 3 - detailHeight)
        rowsPerWorker = max(1, min(body.height < 40 ? 4 : 7, room / max(1, workerCount)))
        visibleWorkers = min(workerCount, room / rowsPerWorker)
        lanes = Rect(
            x: axis.x, y: body.y + 2, width: axis.width, height: min(room, visibleWorkers * rowsPerWorker))
        legend = Rect(x: body.x, y: lanes.maxY, width: body.width, height: 1)
        // All that remains, but for a blank line.
        let top = detailHeight == 0 ? body.maxY : min(body.maxY - detailHeight, legend.maxY + 1)
        detail = Rect(x: body.x, y: top, width: body.width, height: body.maxY - top)
    }

    init(body: Rect, lanes: [WorkerLane]) {
        self.init(body: body, workerCount: lanes.count, activityCount: Self.present(lanes).count)
    }

    /// The activities that the block has at all: columns do not come and go with the slice.
    static func present(_ lanes: [WorkerLane]) -> [WorkerSpan.Activity] {
        WorkerSpan.Activity.allCases.filter { activity in
            lanes.contains { $0.spans.contains { $0.activity == activity } }
        }
    }

    /// The first worker in view, so that the selected one is.
    func firstWorker(selected: Int) -> Int { max(0, selected - visibleWorkers + 1) }

    /// Rows that a worker's bar fills.
    var barHeight: Int { rowsPerWorker >= 3 ? rowsPerWorker - 1 : rowsPerWorker }
}
