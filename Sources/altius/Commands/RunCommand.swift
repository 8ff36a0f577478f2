import ArgumentParser
import Chain
import Execution

/// `altius run`: executes blocks without a screen.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Execute blocks and check the results: one line per block.",
        discussion: """
            PATH is a block folder (block.json, prestate.json, optionally blockhashes.json and poststate.json), a bundled \
            single-file block, or a folder of either, taken in block order.
            """)

    @Argument(
        help: ArgumentHelp(
            "Block folders, bundled blocks, or folders of them (default: the demo blocks).", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var execution: ExecutionOptions
    @OptionGroup var steps: BlockStepOptions

    @Option(name: .customLong("repeat"), help: "Executions per block; the median time counts.")
    var repetitions = 1

    @Flag(help: "Recover every sender from its signature and compare it with the file's.")
    var checkSignatures = false

    @Flag(help: "Print one JSON object per block.")
    var json = false

    func validate() throws {
        if repetitions < 1 { throw ValidationError("--repeat must be at least 1.") }
    }

    func run() throws {
        let executor = execution.makeExecutor()
        var totals = BlockTotals()
        try BlockSequence.forEach(in: paths) { folder in
            do {
                if checkSignatures { try Self.checkSignatures(of: folder.block) }
                let measured = try MeasuredBlock(
                    folder, on: executor, options: steps.blockOptions, repetitions: repetitions)
                totals.add(measured)
                if json { try JSONLine.print(BlockReport(measured)) } else { print(measured.line) }
            } catch let error as ExecutionError {
                totals.addRefused()
                try report(error, of: folder.block)
            }
        }
        if !json { print(totals.line) }
        if !totals.allVerified { throw ExitCode(CommandFailure.check) }
    }

    private static func checkSignatures(of block: Block) throws(ExecutionError) {
        do { try block.checkSignatures() } catch { throw .invalid(error) }
    }

    private func report(_ error: ExecutionError, of block: Block) throws {
        if json {
            try JSONLine.print(RefusedBlockReport(block: block.header.number, error: "\(error)"))
        } else {
            print("\(block.header.number)".right(9) + "  REFUSED \(error)")
        }
    }
}
