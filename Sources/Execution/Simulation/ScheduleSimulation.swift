/// A block's parallel execution on virtual workers: what `BlockRun` does with threads, step by step on a clock of its own.
///
/// The decisions are the engine's own: the same policy learns from the same commits, and claims are cut by the same rule. A step
/// of a worker (an execution, a commit) takes its recorded time; steps that end at the same moment end in the workers' order. So
/// equal inputs give equal schedules.
package struct ScheduleSimulation {
    let input: ScheduleInput
    let parameters: SimulationParameters
    var schedule: SimulatedSchedule

    var now: UInt64 = 0
    var workers: [VirtualWorker]
    var isOver = false

    // The same as in `BlockRun`.
    var policy: SpeculationPolicy
    var next = 0
    var urgent: [Int] = []
    var nextUrgent = 0
    var undecided: [Int] = []
    var limit = 0
    var committed = 0
    var isFrontierTaken = false
    var progress: [TransactionProgress]
    /// By transaction: whether the policy let it into the window to wait for its turn.
    var isDeferred: [Bool]
    /// The series that the frontier is in, if it is in one; the window does not move before its end.
    var series: Range<Int>?

    // For repair along dependencies.
    /// Transactions that could run now, in block order from the back.
    var repairs: [Int] = []
    /// By transaction: writers that have no final result yet.
    var missingWriters: [Int]
    /// By transaction: who depends on it.
    var readers: [[Int]]

    private init(
        _ input: ScheduleInput, _ design: RepairDesign, workers: Int, _ parameters: SimulationParameters
    ) {
        self.input = input
        self.parameters = parameters
        let count = input.transactions.count
        schedule = SimulatedSchedule(design, workers: workers, transactions: count)
        self.workers = Array(repeating: VirtualWorker(), count: workers)
        policy = SpeculationPolicy(transactionCount: count)
        progress = Array(repeating: .waiting, count: count)
        isDeferred = Array(repeating: false, count: count)
        missingWriters = input.work.map(\.writers.count)
        readers = Array(repeating: [], count: count)
        guard design == .dependencies else { return }
        for (index, work) in input.work.enumerated() {
            for writer in work.writers { readers[writer].append(index) }
        }
    }

    /// Simulates the block's execution.
    ///
    /// - Parameter workers: at least 1. Blocks too small for the engine to wake anybody run on one.
    /// - Complexity: O(transactions * workers).
    package static func run(
        _ input: ScheduleInput, design: RepairDesign = .frontier, workers: Int, parameters: SimulationParameters
    ) -> SimulatedSchedule {
        let runners = input.transactions.count >= SpeculationPolicy.smallestBlock ? max(workers, 1) : 1
        var simulation = ScheduleSimulation(input, design, workers: runners, parameters)
        simulation.run()
        var schedule = simulation.schedule
        schedule.nanoseconds = simulation.now
        return schedule
    }

    private mutating func run() {
        guard !progress.isEmpty else { return }
        extendWindow()
        while !isOver, let worker = nextWorker() {
            now = workers[worker].time
            end(workers[worker].step, of: worker)
            rouse()
        }
    }

    /// Whose step ends first; `nil` if nobody has anything to wait for, which would be a deadlock.
    private func nextWorker() -> Int? {
        var first: Int?
        var time = UInt64.max
        for (index, worker) in workers.enumerated() where worker.time < time {
            first = index
            time = worker.time
        }
        return first
    }
}
