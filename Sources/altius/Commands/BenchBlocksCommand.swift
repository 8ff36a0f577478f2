import ArgumentParser
import Execution

/// `altius bench blocks`: the time that blocks take.
struct BenchBlocksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blocks",
        abstract: "Time the execution of blocks: per block and in total, pre-state in memory, senders from the file.")

    @Argument(
        help: ArgumentHelp(
            "Block folders, bundled blocks, or folders of them (default: the demo blocks).", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var execution: ExecutionOptions

    @Option(name: .customLong("repeat"), help: "Executions per block; the median time counts.")
    var repetitions = 9

    @Flag(help: "Print one JSON object per block and one for the total.")
    var json = false

    func validate() throws {
        if repetitions < 1 { throw ValidationError("--repeat must be at least 1.") }
    }

    func run() throws {
        let executor = execution.makeExecutor()
        var totals = BlockTotals()
        try BlockSequence.forEach(in: paths) { folder, path in
            let measured: MeasuredBlock
            do {
                measured = try MeasuredBlock(
                    folder, on: executor, options: .transactionsOnly, repetitions: repetitions)
            } catch {
                throw CommandFailure(message: "\(path): \(error)", exitCode: CommandFailure.check)
            }
            totals.add(measured)
            let figures = BenchFigures(measured)
            if json { try JSONLine.print(figures) } else { print(figures.line) }
        }
        let figures = BenchFigures(totals)
        if json { try JSONLine.print(figures) } else { print(figures.line) }
        if !totals.allVerified {
            throw CommandFailure(
                message: "some results are wrong, so the times mean little; 'altius run' tells which",
                exitCode: CommandFailure.check)
        }
    }
}
