import ArgumentParser
import Chain
import Execution
import Telemetry

/// `altius run`: executes blocks without a screen.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Execute blocks and check the results: one line per block.",
        discussion: """
            PATH is a block folder (block.json, prestate.json, optionally blockhashes.json and poststate.json), a bundled \
            single-file block, or a folder of either, taken in block order.

            An invalid block is executed not at all; it is reported, and the next ones run, since every block comes with the \
            state it needs. A file that cannot be read ends the command, with exit code 2.

            With --store rocksdb, blocks are executed on the state in --data-dir instead, each committed before the next; blocks \
            that the state has already are passed over, so that the same command goes on after an interruption. The first \
            block that is invalid, does not follow or gives another state root than its header's ends the command.
            """)

    @Argument(
        help: ArgumentHelp(
            "Block folders, bundled blocks, or folders of them (default: the demo blocks).", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var execution: ExecutionOptions
    @OptionGroup var steps: BlockStepOptions
    @OptionGroup var storage: StoreOptions

    @Option(name: .customLong("repeat"), help: "Executions per block; the median time counts.")
    var repetitions = 1

    @Flag(help: "Recover every sender from its signature and compare it with the file's.")
    var checkSignatures = false

    @Flag(help: "Print one JSON object per block.")
    var json = false

    @Option(
        name: .customLong("trace-evm"),
        help: ArgumentHelp(
            "Print every step of the transaction with this index (from 0), as EIP-3155 has it, and nothing else. The block is executed one by one.",
            valueName: "tx"))
    var tracedTransaction: Int?

    @Option(
        name: .customLong("record"),
        help: ArgumentHelp(
            "Write a trace to this file: what the engine did in each block, in the last of its repetitions.",
            valueName: "trace"))
    var recordedTrace: String?

    @Option(help: ArgumentHelp("Write the steps to this file.", valueName: "file"))
    var traceFile: String?

    @Option(help: ArgumentHelp("Only the block with this number.", valueName: "number"))
    var block: UInt64?

    func validate() throws {
        if repetitions < 1 { throw ValidationError("--repeat must be at least 1.") }
        if traceFile != nil && tracedTransaction == nil { throw ValidationError("--trace-file needs --trace-evm.") }
        if storage.store == .rocksdb && (repetitions > 1 || tracedTransaction != nil) {
            throw ValidationError(
                "--store rocksdb executes each block once, so --repeat and --trace-evm do not go with it.")
        }
        if tracedTransaction != nil && (repetitions > 1 || json || recordedTrace != nil) {
            throw ValidationError(
                "--trace-evm prints the steps of one execution, so --repeat, --json and --record do not go with it.")
        }
    }

    func run() throws {
        let sources = try chosenSources()
        if let tracedTransaction { return try trace(tracedTransaction, in: sources) }
        if let dataDir = storage.dataDir {
            return try recording(blocks: nil) { recording in
                try StoredRun(
                    dataDir: dataDir, execution: execution, partialOptions: steps.blockOptions,
                    checksSignatures: checkSignatures, json: json, recording: recording
                ).run(sources)
            }
        }
        let totals = try recording(blocks: sources.count) { try execute(sources, $0) }
        if !json { print(totals.line) }
        if !totals.allVerified { throw ExitCode(CommandFailure.check) }
    }

    /// Does the work with a trace being written, if one is wanted.
    ///
    /// - Parameter blocks: how many there will be; `nil` if the state decides.
    private func recording<Result>(blocks: Int?, _ body: (TraceRecording?) throws -> Result) throws -> Result {
        let recording = try recordedTrace.map { try TraceRecording(path: $0, execution, blocks: blocks) }
        let result: Result
        do {
            result = try body(recording)
        } catch {
            // What was recorded before is kept; of two errors the first counts.
            try? recording?.finish()
            throw error
        }
        try recording?.finish()
        return result
    }

    private func execute(_ sources: [BlockSource], _ recording: TraceRecording?) throws -> BlockTotals {
        let executor = execution.makeExecutor(telemetry: recording?.collector)
        var totals = BlockTotals()
        try BlockSequence.forEach(sources) { folder, path in
            let ordinal = recording?.takeOrdinal()
            do {
                if checkSignatures { try checkSignatures(of: folder.block) }
                let measured = try MeasuredBlock(
                    folder, on: executor, options: steps.blockOptions, repetitions: repetitions, recordedAs: ordinal)
                totals.add(measured)
                if let ordinal { recording?.collector.post(BlockResult(block: ordinal, measured.verification)) }
                let recorded = ordinal.flatMap { recording?.takeBlock($0, workers: executor.workers) }
                if json { try JSONLine.print(BlockReport(measured, recorded)) } else { print(measured.line) }
            } catch let error as ExecutionError {
                totals.addRefused()
                if let ordinal { recording?.post(refusalOf: folder, ordinal, "\(error)") }
                try report(error, of: folder.block, at: path)
            }
        }
        return totals
    }

    /// The blocks at the paths; with `--block`, those of that number.
    private func chosenSources() throws -> [BlockSource] {
        let sources = try BlockSequence.sources(of: paths)
        guard let block else { return sources }
        let chosen = sources.filter { $0.number == block }
        guard !chosen.isEmpty else {
            let numbers = BlockSequence.describeNumbers(of: sources)
            throw CommandFailure.usage(
                "--block: expected the number of a block at the paths (\(numbers)), found \(block).")
        }
        return chosen
    }

    private func trace(_ transaction: Int, in sources: [BlockSource]) throws {
        guard let source = sources.first, sources.count == 1 else {
            let numbers = BlockSequence.describeNumbers(of: sources)
            throw CommandFailure.usage(
                "--trace-evm: expected one block, found \(sources.count) (\(numbers)); choose one with --block.")
        }
        try TransactionTrace(
            BlockSequence.load(source), at: source.path, transaction: transaction, options: steps.blockOptions
        ).write(to: traceFile)
    }

    private func checkSignatures(of block: Block) throws(ExecutionError) {
        do { try block.checkSignatures(workers: execution.workerCount) } catch { throw .invalid(error) }
    }

    private func report(_ error: ExecutionError, of block: Block, at path: String) throws {
        if json {
            try JSONLine.print(RefusedBlockReport(block: block.header.number, file: path, error: "\(error)"))
        } else {
            print("\(block.header.number)".right(9) + "  REFUSED \(error) (\(path))")
        }
    }
}
