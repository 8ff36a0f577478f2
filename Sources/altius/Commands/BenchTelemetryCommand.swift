import ArgumentParser
import Execution
import Telemetry

/// `altius bench telemetry`: what it costs that the engine reports what it does.
struct BenchTelemetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "telemetry",
        abstract: "Time blocks with and without telemetry: off, without reads and writes, all, and as a trace.",
        discussion: """
            All blocks are executed one after the other in each form in turn, --repeat times. 'execution' is the engine's own time \
            (the sum of the blocks' medians), 'fastest' the same of each block's fastest repetition, 'whole run' is everything around it as well, until the last event is \
            delivered (the median). Ratios compare with 'off'.
            """)

    @Argument(
        help: ArgumentHelp(
            "Block folders, bundled blocks, or folders of them (default: the demo blocks).", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var execution: ExecutionOptions

    @Option(name: .customLong("repeat"), help: "Executions per block and form; the median time counts.")
    var repetitions = 15

    @Flag(help: "Print one JSON object per form.")
    var json = false

    func validate() throws {
        if repetitions < 1 { throw ValidationError("--repeat must be at least 1.") }
    }

    func run() throws {
        var tasks: [BlockTask] = []
        try BlockSequence.forEach(in: paths) { folder, _ in
            tasks.append(BlockTask(folder))
            tasks[tasks.count - 1].ordinal = UInt32(clamping: tasks.count - 1)
        }
        let costs = try TelemetryCost.Form.allCases.map {
            try TelemetryCost($0, execution.executor, workers: execution.workerCount, blocks: tasks.count)
        }
        do {
            // The first round fills caches and does not count.
            for round in 0...repetitions {
                // Each form comes first in turn.
                for index in costs.indices {
                    try costs[(index + round) % costs.count].run(tasks, counts: round > 0)
                }
            }
        } catch {
            throw CommandFailure(message: "\(error)", exitCode: CommandFailure.check)
        }
        if !json { print(TelemetryFigures.header) }
        for cost in costs {
            let figures = TelemetryFigures(cost, comparedWith: costs[0], repetitions: repetitions + 1)
            if json { try JSONLine.print(figures) } else { print(figures.line) }
        }
    }
}
