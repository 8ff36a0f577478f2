/// One block executed by several executors in turn, measured.
package struct SideBySide: Sendable, Equatable {
    /// What one executor did.
    package struct Column: Sendable, Equatable {
        /// "occ", "sequential".
        package var executor: String
        package var workers: Int
        /// Median over the executions.
        package var nanoseconds: UInt64
        /// Runs of transactions in one execution of the block.
        package var executions: Int
        /// Reads that failed.
        package var conflicts: Int
        /// Gas of runs that were thrown away.
        package var wastedGas: UInt64
        /// Processor time by wall time.
        package var coresBusy: Double

        package init(
            executor: String, workers: Int, nanoseconds: UInt64, executions: Int, conflicts: Int, wastedGas: UInt64,
            coresBusy: Double
        ) {
            self.executor = executor
            self.workers = workers
            self.nanoseconds = nanoseconds
            self.executions = executions
            self.conflicts = conflicts
            self.wastedGas = wastedGas
            self.coresBusy = coresBusy
        }
    }

    /// The block's.
    package var number: UInt64
    package var transactions: Int
    package var gasUsed: UInt64
    /// Executions per executor.
    package var repetitions: Int
    /// In the order asked for.
    package var columns: [Column]

    package init(number: UInt64, transactions: Int, gasUsed: UInt64, repetitions: Int, columns: [Column]) {
        self.number = number
        self.transactions = transactions
        self.gasUsed = gasUsed
        self.repetitions = repetitions
        self.columns = columns
    }

    /// What speed-ups refer to: execution one by one where it is among them, else the last one.
    package var baseline: Column? { columns.first { $0.executor == "sequential" } ?? columns.last }

    /// How many times faster than the baseline; nil without times.
    package func speedup(_ column: Column) -> Double? {
        guard let baseline, column.nanoseconds > 0 else { return nil }
        return Double(baseline.nanoseconds) / Double(column.nanoseconds)
    }
}
