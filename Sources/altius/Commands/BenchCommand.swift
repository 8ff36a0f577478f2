import ArgumentParser

/// `altius bench`: measurements.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure speed: medians of several runs.",
        subcommands: [
            BenchBlocksCommand.self, BenchSyntheticCommand.self, BenchEVMCommand.self, BenchTelemetryCommand.self,
            BenchDashboardCommand.self, BenchStateCommand.self, BenchRootCommand.self,
        ])
}
