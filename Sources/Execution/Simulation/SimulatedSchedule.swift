/// How a simulated execution of a block went.
package struct SimulatedSchedule: Sendable, Equatable {
    package let design: RepairDesign
    package let workers: Int
    /// From the first transaction's start to the last one's commit.
    package var nanoseconds: UInt64 = 0
    /// Nanoseconds that all workers together spent on executions, commits and claims.
    package var busy: UInt64 = 0
    /// By transaction: whether it ran ahead of its turn.
    package var ranAhead: [Bool]
    /// Transactions that the frontier took in one go, as in `ConflictReport`.
    package var series: [Range<Int>] = []

    init(_ design: RepairDesign, workers: Int, transactions: Int) {
        self.design = design
        self.workers = workers
        ranAhead = Array(repeating: false, count: transactions)
    }

    /// Workers that were busy on average.
    package var workersBusy: Double { nanoseconds > 0 ? Double(busy) / Double(nanoseconds) : 0 }
}
