extension ScheduleInput {
    /// Nanoseconds of the longest chain of executions that each need the result of the one before: what no number of workers
    /// goes below, whoever repairs what, as long as transactions are not split.
    ///
    /// Transactions that stand as they ran ahead needed nobody's result, whatever they read. Checks and commits are left out.
    ///
    /// - Complexity: O(transactions and dependencies).
    package var longestChain: UInt64 {
        var ends: [UInt64] = []
        ends.reserveCapacity(work.count)
        for work in work {
            if let ahead = work.ahead, !work.isConflicting {
                ends.append(ahead)
            } else {
                let start = work.writers.reduce(0) { max($0, ends[$1]) }
                ends.append(start + (work.atFrontier ?? 0))
            }
        }
        return ends.max() ?? 0
    }
}
