import Chain
import Execution

/// Executes blocks in order to learn what their transactions cost, and predicts from it how more workers would do.
final class SimulationRecorder {
    private let workers: [Int]
    /// Costs are recorded with one worker, whom nobody disturbs.
    private let alone: TimedExecutor
    /// And with several, to see how much they disturb each other.
    private let together: TimedExecutor?
    private var timingsAlone: [TimingReport] = []
    private var timingsTogether: [TimingReport] = []
    private var conflicts: ConflictReport?

    /// Once per run of the program.
    private static let recording = TimedExecutor.nanosecondsPerEvent()

    /// - Parameter workers: the numbers of workers to predict for.
    init(workers: [Int], cores: Int = ExecutionOptions.coreCount) {
        self.workers = workers
        alone = TimedExecutor(workers: 1)
        together = cores > 1 ? TimedExecutor(workers: cores) : nil
    }

    func begin() {
        timingsAlone = []
        timingsTogether = []
        conflicts = nil
    }

    /// - Parameter counts: false for an execution that only prepares the next ones.
    func record(_ task: BlockTask, counts: Bool) throws(ExecutionError) {
        let (outcome, timing) = try alone.execute(task)
        let timingTogether = try together?.execute(task).timing
        guard counts else { return }
        conflicts = outcome.conflicts
        if let timing { timingsAlone.append(timing) }
        if let timingTogether { timingsTogether.append(timingTogether) }
    }

    /// The predictions for the block that was executed since `begin`.
    func simulate(_ transactions: [Transaction]) throws(BlockSimulation.DifferentDecision) -> BlockSimulation {
        guard let conflicts else { return BlockSimulation(workers: workers) }
        let claiming =
            timingsAlone.map { $0.nanoseconds - min($0.workers.reduce(0) { $0 + $1.busy }, $0.nanoseconds) }
            .median ?? 0
        let recording = Self.recording
        let input = ScheduleInput(transactions, conflicts, timings: timingsAlone, recording: recording)
        let together =
            timingsTogether.isEmpty
            ? nil : ScheduleInput(transactions, conflicts, timings: timingsTogether, recording: recording)
        let costs = MeasuredCosts(
            alone: input, together: together, claiming: claiming, recording: recording)
        return try BlockSimulation(input, costs: costs, workers: workers)
    }
}
