import Chain
import Dashboard
import EVM
import Execution

/// The engine's side of the dashboard: executes blocks one after the other and says what happens.
///
/// A block that cannot be read or must not be executed is reported in its place, and the next ones run: every block file holds
/// the state it needs, so none depends on another's success.
struct WatchedBlocks: Sendable {
    let sources: [BlockSource]
    let executor: ExecutorChoice
    let workers: Int
    /// Begin again after the last block.
    let isLooping: Bool

    /// What happened to the blocks of a run.
    struct Outcome {
        /// One sentence per block that was not executed, or whose results are wrong.
        fileprivate(set) var failures: [String] = []
        /// What a command that ends after the run exits with.
        fileprivate(set) var exitCode: Int32 = 0

        fileprivate mutating func add(_ failure: String, exitCode: Int32) {
            failures.append(failure)
            self.exitCode = max(self.exitCode, exitCode)
        }
    }

    /// Executes the blocks; for ever when looping.
    /// - Parameters:
    ///   - isNext: asked before each block; false ends the run.
    ///   - report: takes what the dashboard shows, in order.
    @discardableResult
    func run(while isNext: () -> Bool, report: (DashboardEvent) -> Void) -> Outcome {
        let executor = executor.makeExecutor(workers: workers) { EthereumVM() }
        repeat {
            // Failures of one pass only, so that watching for days takes no more memory.
            var outcome = Outcome()
            report(.runBegan(blockCount: sources.count, executor: executor.name, workers: executor.workers))
            for source in sources {
                guard isNext() else { return outcome }
                execute(source, on: executor, &outcome, report)
            }
            report(.runEnded(looping: isLooping))
            if !isLooping { return outcome }
        } while true
    }

    private func execute(
        _ source: BlockSource, on executor: any Executor, _ outcome: inout Outcome, _ report: (DashboardEvent) -> Void
    ) {
        let folder: BlockFolder
        do {
            folder = try source.load()
        } catch {
            outcome.add("\(error)", exitCode: CommandFailure.usage)
            return report(.blockFailed(number: source.number, name: source.name, message: "\(error)"))
        }
        let story = folder.story.flatMap { $0.split(whereSeparator: \.isNewline).first }.map(String.init)
        report(
            .blockBegan(
                number: source.number, name: folder.name, transactions: folder.block.transactions.count, story: story))
        do {
            let measured = try MeasuredBlock(folder, on: executor, options: .transactionsOnly, repetitions: 1)
            let summary = BlockSummary(measured, name: folder.name)
            if let difference = summary.difference {
                outcome.add("\(source.path): block \(source.number): \(difference)", exitCode: CommandFailure.check)
            }
            report(.blockEnded(summary))
        } catch {
            outcome.add("\(source.path): \(error)", exitCode: CommandFailure.check)
            report(.blockFailed(number: source.number, name: folder.name, message: "\(error)"))
        }
    }
}

extension BlockSource {
    /// The folder's or file's name, for a block that could not be loaded.
    fileprivate var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
