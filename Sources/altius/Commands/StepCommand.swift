import ArgumentParser
import Dashboard
import Terminal

/// `altius step`: the dashboard, stopped at a block's first event.
struct StepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "Step through the engine's events of blocks, forwards and backwards.",
        discussion: """
            Executes the first block and stops before its first event, on the Step screen: '.' and ',' step, 'c' goes to the \
            next conflict, ']' to the next block; '?' says the rest.
            """)

    @Argument(
        help: ArgumentHelp(
            "Block folders, bundled blocks, or folders of them (default: the demo blocks).", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var execution: ExecutionOptions
    @OptionGroup var storage: StoreOptions

    @OptionGroup var terminal: TerminalOptions

    func run() throws {
        let configuration = try EffectiveConfiguration.load(execution.configuration(terminal.configuration))
        let blocks = try WatchedBlocks(
            BlockSequence.sources(of: paths), configuration, isLooping: false, dataDir: storage.dataDir)
        guard let blocks else { return }
        // In steps the user says when the next block comes.
        let presentation = Presentation(
            way: .dashboard, speed: .live(.unlimited), firstScreen: terminal.screen?.id ?? .step,
            configuration: configuration)
        try presentation.show(blocks, from: .step)
    }
}
