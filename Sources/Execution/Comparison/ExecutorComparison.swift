import Primitives

/// One block executed by several executors in turn, again and again: whatever disturbs the machine disturbs all of them alike.
package struct ExecutorComparison: Sendable {
    /// What one executor did.
    package struct Column: Sendable {
        /// Nanoseconds of each execution that counts.
        package fileprivate(set) var times: [UInt64] = []
        /// Processor time by wall time of each of them.
        package fileprivate(set) var coresBusy: [Double] = []
        /// What the last execution gave.
        package let outcome: BlockOutcome
        package let stateDigest: Hash256

        fileprivate init(_ outcome: BlockOutcome) {
            self.outcome = outcome
            stateDigest = outcome.stateDigest
        }
    }

    /// In the executors' order.
    package let columns: [Column]

    /// Executes the block with all executors in turn, `repetitions` times; before that once without counting it, so that none
    /// meets code that is not decoded yet.
    ///
    /// - Parameter afterRound: called when all executors had their turn.
    /// - Throws: what an executor or `afterRound` threw.
    package init(
        of task: BlockTask, by executors: [any Executor], repetitions: Int,
        afterRound: (_ counts: Bool) throws(ExecutionError) -> Void = { _ in }
    ) throws(ExecutionError) {
        var times = [[UInt64]](repeating: [], count: executors.count)
        var coresBusy = [[Double]](repeating: [], count: executors.count)
        var columns: [Column] = []
        for round in 0...max(repetitions, 1) {
            let isLast = round == max(repetitions, 1)
            for (index, executor) in executors.enumerated() {
                let start = ProcessorClock.now()
                let outcome = try executor.execute(task)
                let end = ProcessorClock.now()
                if round > 0 {
                    times[index].append(outcome.executionNanoseconds)
                    coresBusy[index].append(
                        CoreUse.coresBusy(
                            from: start, to: end, executing: outcome.executionNanoseconds, workers: executor.workers))
                }
                if isLast { columns.append(Column(outcome)) }
            }
            try afterRound(round > 0)
        }
        for index in columns.indices {
            columns[index].times = times[index]
            columns[index].coresBusy = coresBusy[index]
        }
        self.columns = columns
    }

    /// The first column whose receipts or state change differ from those of column 0; `nil` if all agree.
    package var firstDisagreement: Int? {
        columns.firstIndex { $0.stateDigest != columns.first?.stateDigest }
    }
}
