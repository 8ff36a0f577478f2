import ArgumentParser
import Chain
import Dashboard
import Foundation
import Terminal

/// `altius watch`, and `altius` alone: the dashboard.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Show blocks being executed, on the dashboard (the default command).",
        discussion: """
            Without a path: the bundled demo blocks, again and again. PATH is a block folder (block.json, prestate.json, \
            optionally blockhashes.json and poststate.json), a bundled single-file block, or a folder of either, taken in \
            block order.

            A block that cannot be read or must not be executed is shown with its reason, and the next ones run. With --once \
            and --plain the exit code is 0 when every block was executed and nothing that could be compared differs, 1 when \
            a block is invalid or a result differs, and 2 when a file cannot be read.
            """)

    @Argument(help: ArgumentHelp("Block folders, bundled blocks, or folders of them.", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var execution: ExecutionOptions

    @Flag(inversion: .prefixedNo, help: "Begin again after the last block (default: with the demo blocks only).")
    var loop: Bool?

    @Option(
        help:
            "Blocks per second at most, or 'max' (default: 1; max with --once and --plain). Execution is never slowed.",
        transform: Pace.parse)
    var speed: Pace?

    @Option(help: "The screen to begin with.")
    var screen: ScreenChoice?

    @Option(help: "Colours of the dashboard.")
    var color = ColourChoice.automatic

    @Flag(help: "Draw in ASCII.")
    var ascii = false

    @Flag(help: "Print one picture as text when the blocks are done; needs no terminal.")
    var once = false

    @Option(
        help: "Columns and rows of the picture of --once (default: the terminal's, else 80x24).",
        transform: ScreenSize.parse)
    var size: ScreenSize?

    @Flag(help: "Print one line per change; needs no terminal.")
    var plain = false

    func validate() throws {
        if once && plain { throw ValidationError("--once and --plain exclude each other.") }
        if once && loop == true {
            throw ValidationError("--once prints when the blocks are done, and --loop never is.")
        }
        if size != nil && !once { throw ValidationError("--size is for --once; a terminal has its own size.") }
    }

    func run() throws {
        let isPaced = !once && !plain
        let blocks = WatchedBlocks(
            sources: try BlockSequence.sources(of: paths), executor: execution.executor, workers: execution.workerCount,
            isLooping: loop ?? (paths.isEmpty && isPaced))
        let pace = speed ?? (isPaced ? Self.defaultPace : .unlimited)
        if once {
            try showOnce(blocks, pace)
        } else if plain {
            try showPlain(blocks, pace)
        } else {
            try showDashboard(blocks, pace)
        }
    }

    /// Slow enough to read a block's story, fast enough to wait for the next.
    private static let defaultPace = Pace(blocksPerSecond: 1) ?? .unlimited

    private func showOnce(_ blocks: WatchedBlocks, _ pace: Pace) throws {
        let size = size ?? .ofStandardOutput
        var state = DashboardState(size: Size(width: size.columns, height: size.rows))
        if let screen { state.screen = screen.id }
        let link = try DashboardLink(pace: pace)
        let outcome = blocks.run(while: link.waitForTurn) { state.apply($0) }
        let glyphs = TerminalProfile.outputGlyphs(ascii: ascii)
        print(PlainText.frame(state, width: size.columns, height: size.rows, glyphs: glyphs), terminator: "")
        for failure in outcome.failures { StandardError.write("altius: \(failure)") }
        if outcome.exitCode != 0 { throw ExitCode(outcome.exitCode) }
    }

    private func showPlain(_ blocks: WatchedBlocks, _ pace: Pace) throws {
        var lines = PlainLines()
        let link = try DashboardLink(pace: pace)
        let outcome = blocks.run(while: link.waitForTurn) { event in
            for line in lines.lines(for: event) { print(line) }
            // Readers of a pipe want every line when it is there.
            fflush(nil)
        }
        if outcome.exitCode != 0 { throw ExitCode(outcome.exitCode) }
    }

    /// The engine runs on a thread of its own; this one draws.
    private func showDashboard(_ blocks: WatchedBlocks, _ pace: Pace) throws {
        let end: SessionEnd
        do {
            let link = try DashboardLink(pace: pace)
            let engine = Thread {
                TerminalRestoration.guardThisThread()
                blocks.run(while: link.waitForTurn) { link.post($0) }
            }
            // As much as the main thread has, which executes blocks in the other commands.
            engine.stackSize = 8 << 20
            engine.start()
            let options = SessionOptions(
                screen: NCursesOptions(colour: color, ascii: ascii), firstScreen: screen?.id)
            end = try DashboardSession.run(link, options)
        } catch let error as TerminalError {
            throw CommandFailure.usage("\(error)")
        }
        if end.exitCode != 0 { throw ExitCode(end.exitCode) }
    }
}
