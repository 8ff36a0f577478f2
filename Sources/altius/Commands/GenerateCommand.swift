import ArgumentParser

/// `altius generate`: block files from nothing.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Write synthetic blocks.", subcommands: [GenerateDemoCommand.self])
}
