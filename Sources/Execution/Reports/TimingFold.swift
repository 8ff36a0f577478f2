import Telemetry

/// What is known of a block's timing after some of its events. Times are those of the events' clock.
struct TimingFold {
    /// One worker's part.
    struct Lane {
        var activity = TimingReport.Worker()
        /// The execution that has begun and not ended.
        var open: (began: Event, round: TimingReport.Round)?
        /// Since when the worker has worked for the next commit: it took the frontier, or committed another one.
        var commitsSince: UInt64?
        /// What of the time since then was execution.
        var executing: UInt64 = 0
    }

    /// Of `blockBegan`.
    var start: UInt64?
    var first = UInt64.max
    var last: UInt64 = 0
    var executions: [TimingReport.Execution] = []
    var commits: [UInt64] = []
    var lanes: [Lane]

    init(workers: Int) {
        lanes = Array(repeating: Lane(), count: workers)
    }

    mutating func add(_ event: Event) {
        let worker = Int(event.worker)
        if worker >= lanes.count { lanes += Array(repeating: Lane(), count: worker + 1 - lanes.count) }
        switch event.kind {
        case .blockBegan:
            start = event.timestamp
            makeRoom(event.a)
        case .frontierTaken:
            (lanes[worker].commitsSince, lanes[worker].executing) = (event.timestamp, 0)
        case .executionBegan:
            lanes[worker].open = (event, event.a == 2 ? .atFrontier : .ahead)
            // Whoever runs ahead of the frontier has left it.
            if event.a != 2 { lanes[worker].commitsSince = nil }
        case .executionEnded:
            end(event, on: worker)
        case .committed:
            commit(event, on: worker)
        default:
            return
        }
        first = min(first, event.timestamp)
        last = max(last, event.timestamp)
    }

    private mutating func end(_ event: Event, on worker: Int) {
        guard let (began, round) = lanes[worker].open, began.txIndex == event.txIndex,
            began.incarnation == event.incarnation
        else { return }
        lanes[worker].open = nil
        let nanoseconds = event.timestamp - min(began.timestamp, event.timestamp)
        switch round {
        case .ahead: lanes[worker].activity.executingAhead &+= nanoseconds
        case .atFrontier:
            lanes[worker].activity.executingAtFrontier &+= nanoseconds
            lanes[worker].executing &+= nanoseconds
        }
        executions.append(
            TimingReport.Execution(
                transaction: Int(event.txIndex), incarnation: Int(event.incarnation), round: round,
                worker: Int(event.worker), start: began.timestamp, nanoseconds: nanoseconds, gasUsed: event.a))
    }

    private mutating func commit(_ event: Event, on worker: Int) {
        defer { (lanes[worker].commitsSince, lanes[worker].executing) = (event.timestamp, 0) }
        makeRoom(UInt64(event.txIndex) + 1)
        guard let since = lanes[worker].commitsSince, Int(event.txIndex) < commits.count else { return }
        let elapsed = event.timestamp - min(since, event.timestamp)
        let nanoseconds = elapsed - min(lanes[worker].executing, elapsed)
        commits[Int(event.txIndex)] &+= nanoseconds
        lanes[worker].activity.committing &+= nanoseconds
    }

    /// For so many transactions; within reason, since a trace may say anything.
    private mutating func makeRoom(_ transactions: UInt64) {
        let count = Int(min(transactions, 1 << 24))
        if count > commits.count { commits += repeatElement(0, count: count - commits.count) }
    }

    var report: TimingReport {
        // A beginning that is missing was lost.
        let start = start ?? min(first, last)
        let nanoseconds = last - min(start, last)
        return TimingReport(
            executions: executions.map { execution in
                var execution = execution
                execution.start -= min(start, execution.start)
                return execution
            }
            .sorted { ($0.start, $0.worker) < ($1.start, $1.worker) },
            commits: commits,
            workers: lanes.map { lane in
                var worker = lane.activity
                worker.waiting = nanoseconds - min(worker.busy, nanoseconds)
                return worker
            },
            nanoseconds: nanoseconds)
    }
}
