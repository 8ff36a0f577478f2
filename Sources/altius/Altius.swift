import ArgumentParser

/// The program: subcommands, and what their errors mean to the shell.
@main
struct Altius: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "altius",
        abstract: "Executes blocks of transactions, checks the results and measures the time.",
        discussion: """
            Exit codes: 0 = done and verified, 1 = a check failed, 2 = wrong usage or unreadable input.
            """,
        subcommands: [RunCommand.self, GenerateCommand.self, BenchCommand.self, ConformanceCommand.self])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            end(with: error)
        }
    }

    /// Requests for help and version end well; everything that the parser refuses is wrong usage.
    private static func end(with error: any Error) -> Never {
        if let failure = error as? CommandFailure {
            StandardError.write("altius: \(failure.message)")
            exit(withError: ExitCode(failure.exitCode))
        }
        if error is ExitCode || exitCode(for: error) == .success { exit(withError: error) }
        StandardError.write("altius: \(message(for: error)) See 'altius --help'.")
        exit(withError: ExitCode(CommandFailure.usage))
    }
}
