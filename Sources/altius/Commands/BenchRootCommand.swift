import ArgumentParser
import Chain
import Execution
import Primitives
import StateTree

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `altius bench root`: how soon after a block's last commit its state root is there.
struct BenchRootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "root",
        abstract: "Measure how soon after the last transaction's commit the state root is ready.",
        discussion: """
            Each block is executed on its pre-state in a RocksDB store of its own, opened anew for each run, so that nothing of the \
            state is in memory but its trie's top; then its root is computed. Medians of the runs. 'root' is the time from the last \
            transaction's commit to the root; the columns after it are the parts of it.
            """)

    @Argument(
        help: ArgumentHelp(
            "Block folders, bundled blocks, or folders of them (default: the demo blocks).", valueName: "path"))
    var paths: [String] = []

    @Option(help: "Numbers of threads that execute and compute the root.")
    var workers = CommaList([1, 2])

    @Option(name: .customLong("repeat"), help: "Runs of each block, besides one that decodes its code.")
    var repetitions = 9

    @Flag(help: "Print one JSON object per block and number of workers.")
    var json = false

    func validate() throws {
        if repetitions < 1 { throw ValidationError("--repeat must be at least 1.") }
        if workers.elements.contains(where: { $0 < 1 }) { throw ValidationError("--workers must be at least 1.") }
    }

    func run() throws {
        let place = "\(FileManager.default.temporaryDirectory.path)/altius-bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        let executors = workers.elements.map { ExecutionOptions.makeExecutor(.occ, workers: $0, telemetry: nil) }
        var shown: [RootBenchFigures] = []
        try BlockSequence.forEach(in: paths) { folder, path in
            let bench = RootBenchRun(folder: folder, path: "\(place)/\(folder.block.header.number)")
            defer { try? FileManager.default.removeItem(atPath: bench.path) }
            StandardError.showProgress("block \(folder.block.header.number)")
            defer { StandardError.clearProgress() }
            try bench.load()
            var root: String?
            for executor in executors {
                do {
                    for figures in try bench.measure(executor, repetitions: repetitions) {
                        if let root, figures.root != root {
                            throw CommandFailure(
                                message: "\(path): expected the state root \(root), found \(figures.root ?? "none").",
                                exitCode: CommandFailure.check)
                        }
                        root = figures.root
                        StandardError.clearProgress()
                        try show(figures, isFirst: shown.isEmpty)
                        shown.append(figures)
                    }
                } catch let error as ExecutionError {
                    throw CommandFailure(message: "\(path): \(error).", exitCode: CommandFailure.check)
                } catch let error as StateError {
                    throw CommandFailure.state(error)
                }
            }
        }
        for workers in workers.elements {
            for state in ["cold", "warm"] {
                let blocks = shown.filter { $0.workers == workers && $0.state == state }
                if blocks.count > 1, let sum = RootBenchFigures(sumOf: blocks) { try show(sum, isFirst: false) }
            }
        }
    }

    private func show(_ figures: RootBenchFigures, isFirst: Bool) throws {
        if json {
            try JSONLine.print(figures)
        } else {
            if isFirst { print(figures.heading) }
            print(figures.line)
        }
    }
}
