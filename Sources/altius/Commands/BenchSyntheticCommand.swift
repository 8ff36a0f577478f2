import ArgumentParser
import Workloads

/// `altius bench synthetic`: the time that generated blocks take, by executor and number of workers.
struct BenchSyntheticCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synthetic",
        abstract: "Compare executors on generated blocks, which are made in memory.",
        discussion: """
            The blocks differ in how their transactions depend on each other, from not at all to each on the one before.

            \(ComparisonOptions.explanation)

            \(ComparisonOptions.jsonFormat)
            """)

    @OptionGroup var comparison: ComparisonOptions

    @Option(
        name: .shortAndLong, help: "How many transactions a block has (default: by kind, 2,000 to 20,000).")
    var transactions: Int?

    @Option(help: "Only these kinds, with commas between them.")
    var kinds: CommaList<Workload.Kind>?

    @Option(name: .shortAndLong, help: "Where randomness begins.")
    var seed: UInt64 = 1

    func validate() throws {
        if let transactions, transactions < 0 { throw ValidationError("--transactions must be at least 0.") }
    }

    func run() throws {
        let workloads = BenchWorkloads.all(transactions: transactions, seed: seed)
            .filter { kinds?.elements.contains($0.kind) ?? true }
        let session = BenchSession(comparison, names: workloads.map(\.name))
        for workload in workloads {
            try session.run(workload.makeBlock(), name: workload.name, place: "generated", verifies: false)
        }
        try session.finish()
    }
}
