import ArgumentParser
import Dashboard

/// `altius watch`, and `altius` alone: the dashboard.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Show blocks being executed, on the dashboard (the default command).",
        discussion: """
            Without a path: the bundled demo blocks, in slow motion, again and again. PATH is a block folder (block.json, \
            prestate.json, optionally blockhashes.json and poststate.json), a bundled single-file block, or a folder of \
            either, taken in block order.

            With --store rocksdb, blocks are executed on the state in --data-dir, each committed before the next, as 'altius \
            run' does; the first block that cannot be committed ends the run.

            A block that cannot be read or must not be executed is shown with its reason, and the next ones run. With --once, \
            --plain and --json the exit code is 0 when every block was executed and nothing that could be compared differs, \
            1 when a block is invalid or a result differs, and 2 when a file cannot be read.

            Keys on every screen; '?' shows those of the one at hand:

            \(KeyTable.help)
            """)

    @Argument(help: ArgumentHelp("Block folders, bundled blocks, or folders of them.", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var execution: ExecutionOptions
    @OptionGroup var storage: StoreOptions

    @Flag(inversion: .prefixedNo, help: "Begin again after the last block (default: with the demo blocks only).")
    var loop: Bool?

    @Option(
        name: .customLong("record"),
        help: ArgumentHelp("Write a trace of what is shown to this file, for 'altius replay'.", valueName: "trace"))
    var recordedTrace: String?

    @OptionGroup var options: PresentationOptions

    @Flag(help: "Print the configuration as it holds, and what each key means, as TOML; show nothing.")
    var printConfig = false

    func validate() throws {
        if options.once && loop == true {
            throw ValidationError("--once prints when the blocks are done, and --loop never is.")
        }
        if storage.store == .rocksdb && loop == true {
            throw ValidationError("--store rocksdb commits each block once, so --loop does not go with it.")
        }
    }

    func run() throws {
        let configuration = try EffectiveConfiguration.load(execution.configuration(options.configuration))
        if printConfig { return print(configuration.toml, terminator: "") }
        let isLooping = loop ?? (paths.isEmpty && options.isInteractive && storage.store == .memory)
        let sources = try BlockSequence.sources(of: paths)
        let watched = try WatchedBlocks(sources, configuration, isLooping: isLooping, dataDir: storage.dataDir)
        guard var blocks = watched else { return }
        blocks.trace = try recordedTrace.map {
            try RecordedTrace(
                path: $0, executor: configuration.executor, workers: configuration.workers,
                blocks: isLooping ? nil : blocks.sources.count)
        }
        let shown = Result { [blocks] in
            try options.presentation(configuration).show(blocks, from: paths.isEmpty ? .slow(.usual) : .live)
        }
        try blocks.trace?.finish()
        try shown.get()
    }
}
