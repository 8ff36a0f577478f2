import Terminal

/// Where the parts of the Step screen stand: events, workers, the selected transaction's executions. Each part spans whole rows or its
/// own columns, from the top, so that what is below the executions can be given to another one.
struct StepLayout {
    let heading: Rect
    /// Its first row is the headings of the columns.
    let events: Rect
    /// Their first rows are titles.
    let workers: Rect
    let executions: Rect
    /// Empty while they are closed. On a small screen they take what the others have.
    let opcodes: Rect

    init(body: Rect, workerCount: Int, hasOpcodes: Bool = false) {
        heading = Rect(x: body.x, y: body.y, width: body.width, height: 1)
        let whole = Rect(x: body.x, y: body.y + 1, width: body.width, height: body.height - 1)
        let eventsHeight = !hasOpcodes ? whole.height : whole.height < 30 ? 0 : max(8, whole.height / 4)
        let rest = Rect(x: whole.x, y: whole.y, width: whole.width, height: eventsHeight)
        opcodes = Rect(x: whole.x, y: rest.maxY, width: whole.width, height: whole.height - rest.height)
        let executionsHeight = rest.height < 14 ? 0 : rest.height < 30 ? 4 : 5
        let upper = Rect(x: rest.x, y: rest.y, width: rest.width, height: rest.height - executionsHeight)
        executions = Rect(x: rest.x, y: upper.maxY, width: rest.width, height: executionsHeight)
        if rest.width >= 112 {
            // Beside the events.
            let width = 38
            events = Rect(x: upper.x, y: upper.y, width: upper.width - width - 1, height: upper.height)
            workers = Rect(x: events.maxX + 1, y: upper.y, width: width, height: upper.height)
        } else {
            let height = min((workerCount + 1) / 2 + 1, max(0, upper.height / 2))
            events = Rect(x: upper.x, y: upper.y, width: upper.width, height: upper.height - height)
            workers = Rect(x: upper.x, y: events.maxY, width: upper.width, height: height)
        }
    }
}
