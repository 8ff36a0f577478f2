import ArgumentParser
import Dashboard
import Telemetry

/// `altius replay`: the dashboard on a recorded trace.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Show a recorded trace on the dashboard.",
        discussion: """
            TRACE is a file that 'altius run --record TRACE' or 'altius watch --record TRACE' wrote. Its blocks are shown as \
            the run that recorded them was or would have been, on the same screens: with what was checked of each, and with \
            the reason where one was refused. Traces of version 1 know nothing of checks.
            """)

    @Argument(help: "The trace file.")
    var trace: String

    @OptionGroup var options: PresentationOptions

    func run() throws {
        // Before the terminal is taken: a file that is no trace is wrong input.
        let configuration = try EffectiveConfiguration.load(options.configuration)
        do { _ = try TraceReader(path: trace) } catch { throw CommandFailure.usage("\(error)") }
        try options.presentation(configuration).show(ShownTrace(path: trace))
    }
}
