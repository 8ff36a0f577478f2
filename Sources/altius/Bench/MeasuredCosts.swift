import Execution

/// What one block's recorded executions, or several blocks', took by activity: where a simulation's parameters come from.
/// Nanoseconds, sums over transactions of medians.
struct MeasuredCosts {
    /// By one worker.
    private var ahead: UInt64 = 0
    private var atFrontier: UInt64 = 0
    /// By one worker: everything but executing and committing.
    private var claiming: UInt64 = 0
    private var executionsAhead = 0
    /// By several workers at a time.
    private var aheadTogether: UInt64 = 0
    private var atFrontierTogether: UInt64 = 0

    /// Nanoseconds per event that recording took, and that predictions leave out.
    private(set) var recording: UInt64 = 0

    init() {}

    /// - Parameters:
    ///   - alone: by one worker.
    ///   - together: by as many as there are cores; `nil` where there is one.
    ///   - claiming: nanoseconds that the one worker neither executed nor committed.
    ///   - recording: nanoseconds per event, which is not in `alone` and `together` any more.
    init(alone: ScheduleInput, together: ScheduleInput?, claiming: UInt64, recording: UInt64) {
        ahead = alone.nanosecondsAhead
        atFrontier = alone.nanosecondsAtFrontier
        executionsAhead = alone.work.count { $0.ahead != nil }
        // One of an execution's two events is outside of it.
        self.claiming = claiming - min(recording * UInt64(executionsAhead), claiming)
        self.recording = recording
        aheadTogether = together?.nanosecondsAhead ?? ahead
        atFrontierTogether = together?.nanosecondsAtFrontier ?? atFrontier
    }

    mutating func add(_ other: MeasuredCosts) {
        ahead += other.ahead
        atFrontier += other.atFrontier
        claiming += other.claiming
        recording = max(recording, other.recording)
        executionsAhead += other.executionsAhead
        aheadTogether += other.aheadTogether
        atFrontierTogether += other.atFrontierTogether
    }

    var parameters: SimulationParameters {
        SimulationParameters(
            claiming: executionsAhead > 0 ? claiming / UInt64(executionsAhead) : 0,
            contentionAhead: ahead > 0 ? Double(aheadTogether) / Double(ahead) : 1,
            contentionAtFrontier: atFrontier > 0 ? Double(atFrontierTogether) / Double(atFrontier) : 1,
            looking: Self.waiting.looking, waking: Self.waiting.waking)
    }

    /// Once per run of the program.
    private static let waiting = WaitingCosts.measured()
}

extension ScheduleInput {
    /// All executions ahead of their turn together.
    fileprivate var nanosecondsAhead: UInt64 { work.reduce(0) { $0 + ($1.ahead ?? 0) } }
    /// All executions and commits at the frontier together.
    fileprivate var nanosecondsAtFrontier: UInt64 { work.reduce(0) { $0 + ($1.atFrontier ?? 0) + $1.commit } }
}
