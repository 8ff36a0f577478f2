/// One command that can be typed after ":".
package struct PaletteCommand: Sendable {
    package let name: String
    /// What it takes, for the list: "N", "NAME"; empty for nothing.
    package let argument: String
    /// What it does, in a few words.
    package let help: String
    let run: @Sendable (String, inout DashboardState) -> Outcome
    /// Why it cannot be used in this session; nil when it can.
    private(set) var whyDisabled: @Sendable (DashboardState) -> String? = { _ in nil }
    /// Arguments worth offering.
    private(set) var completions: @Sendable (DashboardState) -> [String] = { _ in [] }

    /// Blanks in what it takes are kept: they part words.
    private(set) var takesWords = false

    enum Outcome {
        case done
        case action(DashboardAction)
        /// In a sentence, for the last line.
        case refused(String)
    }

    init(
        _ name: String, _ argument: String = "", help: String,
        run: @escaping @Sendable (String, inout DashboardState) -> Outcome
    ) {
        self.name = name
        self.argument = argument
        self.help = help
        self.run = run
    }

    /// One that takes a whole number, with or without grouping commas.
    static func numbered(
        _ name: String, help: String, run: @escaping @Sendable (Int, inout DashboardState) -> Outcome
    ) -> PaletteCommand {
        PaletteCommand(name, "N", help: help) { argument, state in
            guard let number = Int(argument.filter { $0 != "," }), number >= 0 else {
                return .refused("\(name) takes a number, not '\(argument)'")
            }
            return run(number, &state)
        }
    }

    /// The same, but for sessions where there is a reason against it.
    func disabled(_ why: @escaping @Sendable (DashboardState) -> String?) -> PaletteCommand {
        var command = self
        command.whyDisabled = why
        return command
    }

    /// The same, but blanks part words; without, they only group digits and are taken away.
    func takingWords() -> PaletteCommand {
        var command = self
        command.takesWords = true
        return command
    }

    /// The same, with arguments to offer.
    func completing(_ completions: @escaping @Sendable (DashboardState) -> [String]) -> PaletteCommand {
        var command = self
        command.completions = completions
        return command
    }
}
