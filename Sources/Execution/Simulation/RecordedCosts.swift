/// Medians over several executions of a block, by transaction, in nanoseconds; `nil` for what never happened.
struct RecordedCosts {
    var ahead: [UInt64?]
    var atFrontier: [UInt64?]
    var commit: [UInt64?]

    /// O(n log n) in the number of executions of transactions.
    init(_ timings: [TimingReport], count: Int) {
        var aheads = [[UInt64]](repeating: [], count: count)
        var frontiers = aheads
        var commits = aheads
        for timing in timings {
            for execution in timing.executions where execution.transaction < count {
                switch execution.round {
                case .ahead: aheads[execution.transaction].append(execution.nanoseconds)
                case .atFrontier: frontiers[execution.transaction].append(execution.nanoseconds)
                }
            }
            for (index, nanoseconds) in timing.commits.prefix(count).enumerated() {
                commits[index].append(nanoseconds)
            }
        }
        ahead = aheads.map(\.median)
        atFrontier = frontiers.map(\.median)
        commit = commits.map(\.median)
    }
}
