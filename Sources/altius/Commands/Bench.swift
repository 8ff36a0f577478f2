import ArgumentParser

/// `altius bench`: measurements.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure speed: medians of several runs.", subcommands: [BenchBlocks.self, BenchEVM.self])
}
