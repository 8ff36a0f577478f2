import Dashboard
import Terminal

extension ConfigurationKey {
    /// Every key, in the order in which they are printed. A new one is added here and to `Configuration`.
    static let all: [ConfigurationKey] = [
        .word(
            "color", \.color, "Colours. --color and NO_COLOR win over this, and the terminal over both.",
            words: ColourChoice.spellings.compactMap { word in
                ColourChoice(argument: word).map { (word: word, value: $0) }
            }),
        .word(
            "palette", \.palette, "\"colorblind\" shows good and bad in blue and orange instead of green and red.",
            words: PaletteChoice.allCases.map { (word: $0.rawValue, value: $0) }),
        .flag("ascii", \.ascii, "Draw in ASCII even where the terminal and the locale can do more."),
        .flag("mouse", \.mouse, "Begin with the mouse captured; 'm' gives it back to the terminal."),
        .flag(
            "synchronized-output", \.synchronizedOutput,
            "Ask the terminal to show whole pictures only (DEC mode 2026), where it may know how."),
        ConfigurationKey(
            "frames-per-second", \.framesPerSecond,
            "Most pictures in a second; few save bytes on a slow line. 1 to 60.",
            expected: "a whole number from 1 to 60",
            read: { $0.integer.flatMap { (1...60).contains($0) ? $0 : nil } }, text: { "\($0)" }),
        .word(
            "screen", \.screen, "The screen to begin with ('altius step' begins with its own).",
            words: Screens.all.map { (word: $0.id.name, value: $0.id) }),
        ConfigurationKey(
            "speed", \.speed,
            "As --speed, for the dashboard only: blocks per second, \"max\", or slow motion as in \"1/1000\".",
            "\"auto\" is slow motion for the demo blocks and one block per second for others.",
            expected:
                "\"auto\", \"max\", blocks per second (a number above 0), or a fraction from \"1/10\" to \"1/100000\"",
            read: speed, text: text),
        .word(
            "executor", \.executor, "The executor of the dashboard's blocks.",
            words: ExecutorChoice.allCases.map { (word: $0.rawValue, value: $0) }),
        ConfigurationKey(
            "workers", \.workers, "Threads that execute transactions, or \"cores\" for one per core.",
            expected: "\"cores\" or a whole number from 1 to 1024", read: workers, text: text),
    ]

    private static let speed: @Sendable (ConfiguredValue) -> SpeedChoice? = { value in
        let argument: String
        switch value {
        case .text("auto"): return .automatic
        // A number in quotes would be read, and written back without them.
        case .text(let text): argument = text
        case .integer(let number): argument = "\(number)"
        case .number(let number): argument = "\(number)"
        case .boolean, .other: return nil
        }
        return (try? Speed.parse(argument)).map { .fixed($0) }
    }

    private static let workers: @Sendable (ConfiguredValue) -> WorkerChoice? = { value in
        if value == .text("cores") { return .cores }
        return value.integer.flatMap { (1...1024).contains($0) ? .count($0) : nil }
    }

    private static func text(_ speed: SpeedChoice) -> String {
        switch speed {
        case .automatic: "\"auto\""
        case .fixed(.slow(let slowdown)): "\"1/\(slowdown.factor)\""
        case .fixed(.live(let pace)): pace.blocksPerSecond.map { "\($0)" } ?? "\"max\""
        }
    }

    private static func text(_ workers: WorkerChoice) -> String {
        switch workers {
        case .cores: "\"cores\""
        case .count(let count): "\(count)"
        }
    }
}
