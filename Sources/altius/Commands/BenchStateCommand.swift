import ArgumentParser
import StateTree

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `altius bench state`: the sharded state beside a traditional one.
struct BenchStateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state",
        abstract: "Compare the sharded state with a traditional Merkle-Patricia store, both on RocksDB.",
        discussion: """
            The traditional state is one trie of nodes by hash, walked by every read and changed key by key by one thread. Both \
            read what a block changes, then commit it durably; both must come to the same root. 'time' and 'I/O' (bytes read \
            from and written to the store) are ratios to the traditional state. Both have the same memory for what they keep.
            """)

    @Option(help: "Only these updates, with commas between them.")
    var updates = CommaList(StateUpdateKind.allCases)

    @Option(help: "Accounts, or slots of the single contract.")
    var size = 100_000

    @Option(help: "Accounts or slots that a block changes, at most.")
    var changes = 1_000

    @Option(help: "Blocks measured; a quarter more goes before them.")
    var blocks = 20

    @Option(help: "Numbers of threads of the sharded state's commits.")
    var workers = CommaList([1, 2])

    @Option(help: ArgumentHelp("Memory for what is kept of the state, in MB.", valueName: "mb"))
    var cache = 16

    @Option(name: .shortAndLong, help: "Where randomness begins.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "An existing folder for the states, which are removed again (default: the system's).", valueName: "dir"))
    var folder: String?

    @Flag(help: "Print one JSON object per line of the table.")
    var json = false

    func validate() throws {
        if size < 1 || changes < 1 || blocks < 1 || cache < 1 {
            throw ValidationError("--size, --changes, --blocks and --cache must be at least 1.")
        }
        if workers.elements.contains(where: { $0 < 1 }) { throw ValidationError("--workers must be at least 1.") }
    }

    func run() throws {
        let place = folder ?? FileManager.default.temporaryDirectory.path
        let root = "\(place)/altius-bench-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        if !json { print(StateBenchFigures.heading) }
        for kind in updates.elements {
            func run(_ name: String) -> StateBenchRun {
                StateBenchRun(
                    kind: kind, size: size, changesPerBlock: changes, blocks: blocks, seed: seed,
                    cacheBytes: cache << 20, path: "\(root)/\(kind.rawValue)-\(name)")
            }
            let (baseline, expected) = try CommandFailure.catching { () throws(StateError) in
                try run("traditional").measureTraditional()
            }
            try show(baseline, against: baseline)
            for workers in workers.elements {
                let (figures, found) = try CommandFailure.catching { () throws(StateError) in
                    try run("sharded-\(workers)").measureSharded(workers: workers)
                }
                guard found == expected else {
                    throw CommandFailure(
                        message:
                            "\(kind.rawValue), \(workers) workers: expected the state root \(expected), found \(found).",
                        exitCode: CommandFailure.check)
                }
                try show(figures, against: baseline)
            }
        }
    }

    private func show(_ figures: StateBenchFigures, against baseline: StateBenchFigures) throws {
        if json { try JSONLine.print(figures) } else { print(figures.line(against: baseline)) }
    }
}
