import Telemetry

/// Turns the events of one worker into spans of activity.
struct LaneBuilder {
    private(set) var lane = WorkerLane()
    /// Index (of the block's executions) of the one that has begun and not ended.
    var execution: Int?
    /// What has begun and not ended.
    private var open: WorkerSpan?
    /// Since when the worker works for the next commit: it took the frontier, executed there, or committed another one. Nil while it
    /// does not hold the frontier.
    private var settlingSince: UInt64?
    private var last: UInt64 = 0

    /// An event that begins and ends nothing.
    mutating func add(position: Int, time: UInt64) {
        lane.positions.append(Int32(clamping: position))
        last = time
    }

    mutating func add(_ event: Event, position: Int, time: UInt64) {
        add(position: position, time: time)
        let transaction = event.txIndex == Event.noTransaction ? nil : Int(event.txIndex)
        func span(_ activity: WorkerSpan.Activity, from start: UInt64) -> WorkerSpan {
            WorkerSpan(
                activity: activity, transaction: transaction, incarnation: Int(event.incarnation), start: start,
                end: time, position: position)
        }
        switch event.kind {
        case .executionBegan:
            // What came before it at the frontier was the check that failed.
            if event.a == 2, let since = settlingSince { append(span(.commit, from: since)) }
            if event.a != 2 { settlingSince = nil }
            open = span(event.incarnation == 0 ? .execute : .again, from: time)
        case .redoBegan: open = span(.redo, from: time)
        case .rootBegan: open = span(.root, from: time)
        case .executionEnded, .redoEnded, .rootEnded:
            close(at: time)
            if settlingSince != nil { settlingSince = time }
        case .frontierTaken: settlingSince = time
        case .committed:
            if let since = settlingSince { append(span(.commit, from: since)) }
            settlingSince = time
        default: break
        }
    }

    /// What never ended lasted until the worker's last event.
    mutating func finish() { close(at: last) }

    private mutating func close(at time: UInt64) {
        guard var span = open else { return }
        open = nil
        span.end = time
        append(span)
    }

    private mutating func append(_ span: WorkerSpan) {
        guard span.end > span.start else { return }
        lane.spans.append(span)
    }
}
