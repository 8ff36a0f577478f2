import ArgumentParser
import Dashboard
import Terminal

/// How a run is shown: the options that every command with a dashboard shares.
struct PresentationOptions: ParsableArguments {
    @Option(
        help: """
            Blocks per second at most, or 'max' (default: 1; max with --once, --plain and --json), or slow motion: a \
            fraction from 1/10 to 1/100000 at which blocks are played back (default with the demo blocks: 1/1000). \
            Execution is never slowed.
            """, transform: Speed.parse)
    var speed: Speed?

    @OptionGroup var terminal: TerminalOptions

    @Flag(help: "Print one picture as text when the blocks are done; needs no terminal.")
    var once = false

    @Option(
        help: "Columns and rows of the picture of --once (default: the terminal's, else 80x24).",
        transform: ScreenSize.parse)
    var size: ScreenSize?

    @Flag(help: "Print one line per change; needs no terminal.")
    var plain = false

    @Flag(help: "Print one JSON object per block; needs no terminal.")
    var json = false

    /// Whether there is somebody to whom blocks could come too fast.
    var isInteractive: Bool { !once && !plain && !json }

    func validate() throws {
        if [once, plain, json].count(where: { $0 }) > 1 {
            throw ValidationError("--once, --plain and --json exclude each other.")
        }
        if size != nil && !once { throw ValidationError("--size is for --once; a terminal has its own size.") }
        if case .slow = speed, !isInteractive {
            throw ValidationError("--speed: slow motion is for the dashboard, not for --once, --plain and --json.")
        }
    }
}

extension PresentationOptions {
    /// What the options say.
    var configuration: Configuration {
        var configuration = terminal.configuration
        configuration.speed = speed.map { .fixed($0) }
        return configuration
    }

    func presentation(_ configuration: EffectiveConfiguration) -> Presentation {
        let way: Presentation.Way =
            if once { .once(size ?? .ofStandardOutput) } else if plain { .plain } else if json { .json } else {
                .dashboard
            }
        // The file's speed is for eyes.
        return Presentation(
            way: way, speed: isInteractive ? configuration.speed : speed, firstScreen: configuration.screen,
            configuration: configuration)
    }
}
