import ArgumentParser

/// The program: subcommands, and what their errors mean to the shell.
@main
struct Altius: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "altius",
        abstract: "Executes blocks of transactions, checks the results, and shows how it goes.",
        discussion: """
            Exit codes: 0 = done and verified, 1 = a check failed, 2 = wrong usage or unreadable input.
            """,
        version: "0.5.0",
        subcommands: [
            WatchCommand.self, StepCommand.self, ReplayCommand.self, RunCommand.self, StateCommand.self,
            GenerateCommand.self, BenchCommand.self, ConformanceCommand.self,
        ], defaultSubcommand: WatchCommand.self)

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            end(with: error)
        }
    }

    /// The parser's message in one line: its lists of values stand one below the other, and not all end with a full stop.
    private static func sentence(_ message: String) -> String {
        let parts = message.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix("  - ") }
        guard let first = parts.first else { return message }
        let line = parts.count == 1 ? String(first) : "\(first) \(parts.dropFirst().joined(separator: ", "))"
        return line.hasSuffix(".") ? line : line + "."
    }

    /// Requests for help and version end well; everything that the parser refuses is wrong usage.
    private static func end(with error: any Error) -> Never {
        if let failure = error as? CommandFailure {
            StandardError.write("altius: \(failure.message)")
            exit(withError: ExitCode(failure.exitCode))
        }
        if error is ExitCode || exitCode(for: error) == .success { exit(withError: error) }
        StandardError.write("altius: \(sentence(message(for: error))) See 'altius --help'.")
        exit(withError: ExitCode(CommandFailure.usage))
    }
}
