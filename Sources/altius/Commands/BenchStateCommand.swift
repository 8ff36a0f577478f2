import ArgumentParser
import Primitives
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
            are loaded into compact files of their own, opened with none of them in the page cache, and read what a block changes, \
            then commit it durably; all must come to the same root. Both have the same memory for what they keep, which is \
            divided the same between the store (its blocks, write buffers, indices and filters) and the state.

            'cold' are the first blocks after opening, 'warm' those after as many more. Per update: look-ups in the store (a key, \
            or a range of neighbouring keys) and bytes read and written, and read calls on files with their bytes, compaction \
            included. After the line, factors by which commits, and reads with commits, are faster than those of the traditional \
            state, and ratios of the rest to it.
            """)

    @Option(help: "Only these updates, with commas between them.")
    var updates = CommaList(StateUpdateKind.allCases)

    @Option(help: "Accounts, or slots of the single contract: numbers with commas between them, also as 100k or 10M.")
    var size = CommaList([EntryCount(100_000)])

    @Option(help: "Accounts or slots that a block changes, at most.")
    var changes = 1_000

    @Option(help: "Blocks measured, cold and warm; as many go between.")
    var blocks = 20

    @Option(help: "Numbers of threads of the sharded state's commits.")
    var workers = CommaList([1, 2])

    @Option(
        help: ArgumentHelp(
            "Memory for what is kept of the state, in MB, with commas between (default: about a quarter of the traditional state's files, and twice as much as they take).",
            valueName: "mb"))
    var cache: CommaList<Int>?

    @Option(name: .shortAndLong, help: "Where randomness begins.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "An existing folder for the states, which are removed again (default: the system's).", valueName: "dir"))
    var folder: String?

    @Option(help: ArgumentHelp("A folder where loaded states stay for the next time.", valueName: "dir"))
    var states: String?

    @Flag(inversion: .prefixedNo, help: "Measure the traditional state too.")
    var baseline = true

    @Flag(help: "Print one JSON object per line of the table.")
    var json = false

    func validate() throws {
        if changes < 1 || blocks < 1 || cache?.elements.contains(where: { $0 < 1 }) == true {
            throw ValidationError("--changes, --blocks and --cache must be at least 1.")
        }
        if workers.elements.contains(where: { $0 < 1 }) { throw ValidationError("--workers must be at least 1.") }
    }

    func run() throws {
        let place = folder ?? FileManager.default.temporaryDirectory.path
        let root = "\(place)/altius-bench-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        if !json { print(StateBenchFigures.heading) }
        for size in size.elements.map(\.count) {
            let states = StateBenchStates(path: states ?? root, size: size, workers: ExecutionOptions.coreCount)
            let sizes = cache?.elements ?? [max(size / 20_000, 8), max(size / 2_500, 64)]
            for kind in updates.elements {
                let loaded = try states.load(kind)
                for cache in sizes { try measure(kind, size, cache, loaded, "\(root)/run") }
            }
        }
    }

    private func measure(
        _ kind: StateUpdateKind, _ size: Int, _ cache: Int,
        _ loaded: (sharded: String, traditional: String, root: Hash256), _ path: String
    ) throws {
        let run = StateBenchRun(
            kind: kind, size: size, changesPerBlock: changes, blocks: blocks, seed: seed, cacheBytes: cache << 20,
            path: path)
        func onCopy(
            of folder: String, _ body: () throws(StateError) -> (figures: [StateBenchFigures], root: Hash256)
        ) throws -> (figures: [StateBenchFigures], root: Hash256) {
            defer { try? FileManager.default.removeItem(atPath: path) }
            try StateBenchStates.copy(folder, to: path)
            return try CommandFailure.catching(body)
        }
        var expected: (figures: [StateBenchFigures], root: Hash256)?
        if baseline {
            expected = try onCopy(of: loaded.traditional) { () throws(StateError) in
                try run.measureTraditional(root: loaded.root)
            }
        }
        for figures in expected?.figures ?? [] { try show(figures, against: figures) }
        for workers in workers.elements {
            let found = try onCopy(of: loaded.sharded) { () throws(StateError) in
                try run.measureSharded(workers: workers)
            }
            if let expected, found.root != expected.root {
                throw CommandFailure(
                    message:
                        "\(kind.rawValue), \(workers) workers: expected the state root \(expected.root), found \(found.root).",
                    exitCode: CommandFailure.check)
            }
            for (index, figures) in found.figures.enumerated() { try show(figures, against: expected?.figures[index]) }
        }
    }

    private func show(_ figures: StateBenchFigures, against baseline: StateBenchFigures?) throws {
        if json { try JSONLine.print(figures) } else { print(figures.line(against: baseline)) }
    }
}
