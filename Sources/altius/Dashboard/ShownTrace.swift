import Dashboard
import Telemetry

/// A trace file as the dashboard shows it: like the run that recorded it.
struct ShownTrace: ShownRun {
    let path: String

    let capabilities = Capabilities()

    func run(_ conduct: Conduct) -> RunOutcome {
        var outcome = RunOutcome()
        do throws(TraceError) {
            var player = TracePlayer(try TraceReader(path: path))
            try player.play(while: conduct.isNext, report: conduct.report)
        } catch {
            outcome.add("\(error)", exitCode: CommandFailure.usage)
            conduct.report(.blockFailed(number: 0, name: path, message: "\(error)"))
        }
        return outcome
    }
}
