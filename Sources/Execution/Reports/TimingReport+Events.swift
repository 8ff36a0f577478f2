import Telemetry

extension TimingReport {
    /// Reads the report off the events of one block.
    ///
    /// Needs `blockBegan`, `executionBegan`, `executionEnded`, `frontierTaken` and `committed`. The events of one worker
    /// must be in the order in which it recorded them; how those of different workers mix does not matter. Where events
    /// were lost, an execution without its beginning or end is left out, and its time counts as committing or waiting.
    ///
    /// - Parameter workers: how many workers the block had, those without events included.
    /// - Complexity: O(n log n) in the number of executions, O(n) in the number of events.
    package init(events: some Sequence<Event>, workers: Int) {
        var fold = TimingFold(workers: workers)
        for event in events { fold.add(event) }
        self = fold.report
    }
}
