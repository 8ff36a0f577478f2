extension DashboardState {
    /// Takes in what the engine's side says; returns what is to be done outside.
    @discardableResult
    package mutating func apply(_ event: DashboardEvent) -> [DashboardAction] {
        switch event {
        case .runBegan(let blockCount, let executor, let workers):
            run.phase = .running
            run.executor = executor
            run.workers = workers
            recordings.workers = workers
            run.blockCount = blockCount
            run.position = 0
            run.round += 1
        case .blockBegan(let number, let name, let transactions, let story):
            run.position += 1
            blocks.begin(
                BlockRow(
                    number: number, name: name, transactions: transactions, story: story,
                    outcome: .executing(since: now)))
        case .blockEnded(let summary):
            totals.add(summary)
            blocks.finish(
                number: summary.number, name: summary.name, transactions: summary.transactions,
                outcome: .executed(summary))
        case .blockFailed(let number, let name, let message):
            totals.addFailure()
            blocks.finish(number: number, name: name, transactions: nil, outcome: .failed(message: message))
        case .runEnded(let looping):
            if !looping {
                run.phase = .ended
                run.isPaused = false
                // Now it is known.
                if run.blockCount == 0 { run.blockCount = run.position }
                complete(recordings.finish())
            }
        case .telemetry(let batch): record(batch)
        case .tick(let nanoseconds):
            now = max(now, nanoseconds)
            play()
        case .answered(let answer): show(answer)
        case .eventsLost(let count):
            lostEvents += count
        }
        settle()
        return engineActions()
    }
}
