import Chain

/// One block as a simulation sees it: transactions with what they cost and how they depend on each other.
package struct ScheduleInput: Sendable {
    package let transactions: [Transaction]
    /// By transaction.
    package let work: [TransactionWork]
    /// Transactions that recorded executions ran one by one in one go; `nil` if none was recorded.
    package let series: [Range<Int>]?

    /// - Precondition: there is as much work as there are transactions, and writers come before their readers.
    package init(_ transactions: [Transaction], _ work: [TransactionWork], series: [Range<Int>]? = nil) {
        precondition(transactions.count == work.count, "every transaction has its work")
        precondition(
            work.enumerated().allSatisfy { index, work in work.writers.allSatisfy { $0 < index } },
            "a transaction depends on earlier ones only")
        self.transactions = transactions
        self.work = work
        self.series = series
    }

    /// What executions of the block told.
    ///
    /// - Parameters:
    ///   - conflicts: the report of any execution by `ParallelExecutor`; all are the same.
    ///   - timings: of several executions, each by one worker, so that nothing disturbed it; per transaction the median counts.
    ///   - recording: nanoseconds that an event took to record, to be taken off: one of the two of an execution is recorded
    ///     within it, the rest within commits.
    package init(
        _ transactions: [Transaction], _ conflicts: ConflictReport, timings: [TimingReport], recording: UInt64 = 0
    ) {
        let costs = RecordedCosts(timings, count: transactions.count)
        var work = transactions.indices.map { index in
            let (ahead, atFrontier, commit) = (costs.ahead[index], costs.atFrontier[index], costs.commit[index] ?? 0)
            return TransactionWork(
                ahead: ahead.map { $0 - min(recording, $0) }, atFrontier: atFrontier.map { $0 - min(recording, $0) },
                commit: commit - min(atFrontier == nil ? recording : 2 * recording, commit),
                isConflicting: index < conflicts.transactions.count && conflicts.transactions[index].executions > 1)
        }
        for dependency in conflicts.dependencies {
            work[dependency.reader].isDependent = true
            if let writer = dependency.writer, work[dependency.reader].writers.last != writer {
                work[dependency.reader].writers.append(writer)
            }
        }
        for conflict in conflicts.conflicts { work[conflict.reader].isDependent = true }
        for index in work.indices { work[index].writers = Set(work[index].writers).sorted() }
        self.init(transactions, work, series: conflicts.series)
    }

    /// The first transaction that a simulation ran ahead of its turn and the recorded executions did not, or the other way
    /// round, or where a series began or ended otherwise; `nil` if all decisions are the same, as they must be.
    package func firstDifference(from schedule: SimulatedSchedule) -> Int? {
        if let index = work.indices.first(where: { (work[$0].ahead != nil) != schedule.ranAhead[$0] }) { return index }
        guard let series, series != schedule.series else { return nil }
        let different = zip(series, schedule.series).first { $0 != $1 }?.0
        return different?.lowerBound ?? (series + schedule.series).map(\.upperBound).max()
    }
}
