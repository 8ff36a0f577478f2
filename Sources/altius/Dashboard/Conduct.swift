import Dashboard
import Telemetry

/// How something that the dashboard shows is to behave towards whoever shows it.
struct Conduct {
    /// Says what to do next, perhaps after a while.
    let turn: () -> Turn
    /// Waits for what the user asks for once there are no more blocks; `nil` ends the run.
    var waitForRequests: () -> [EngineRequest]? = { nil }
    /// Takes what happens, in order.
    let report: (DashboardEvent) -> Void
    /// Takes the engine's events; `nil` if nobody looks at them.
    var sink: (any EventSink)?

    /// Whether another block is wanted, for a run that carries out no requests; false ends the run.
    func isNext() -> Bool {
        while true {
            switch turn() {
            case .block: return true
            case .requests: continue
            case .quit: return false
            }
        }
    }
}

/// Something that the dashboard can show: blocks that are executed, or a trace.
protocol ShownRun: Sendable {
    /// What the user may ask of it meanwhile.
    var capabilities: Capabilities { get }

    func run(_ conduct: Conduct) -> RunOutcome
}

/// What happened to the blocks of a run.
struct RunOutcome {
    /// One sentence per block that was not executed, or whose results are wrong.
    private(set) var failures: [String] = []
    /// What a command that ends after the run exits with.
    private(set) var exitCode: Int32 = 0

    mutating func add(_ failure: String, exitCode: Int32) {
        failures.append(failure)
        self.exitCode = max(self.exitCode, exitCode)
    }
}
