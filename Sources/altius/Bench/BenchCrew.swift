import Chain
import Execution

/// The executors of a comparison, one per configuration, used for block after block.
final class BenchCrew {
    let configurations: [BenchConfiguration]
    private let executors: [any Executor]
    private let recorder: SimulationRecorder?

    /// - Parameter simulated: numbers of workers to predict the time for.
    init(_ configurations: [BenchConfiguration], simulated: [Int]) {
        self.configurations = configurations
        recorder = simulated.isEmpty ? nil : SimulationRecorder(workers: simulated)
        executors = configurations.map { $0.makeExecutor() }
    }

    /// - Parameters:
    ///   - name: what the block is called in the table.
    ///   - place: where it comes from, for errors: a path, if it was read.
    ///   - verifies: whether the block's file states what to compare with.
    /// - Throws: `CommandFailure` if the block is invalid, or if configurations differ in the state they leave.
    func compare(_ folder: BlockFolder, name: String, place: String, verifies: Bool, repetitions: Int) throws
        -> BlockComparison
    {
        let task = BlockTask(folder)
        recorder?.begin()
        let comparison: ExecutorComparison
        do {
            comparison = try ExecutorComparison(
                of: task, by: executors, repetitions: repetitions,
                afterRound: { counts throws(ExecutionError) in try recorder?.record(task, counts: counts) })
        } catch {
            throw CommandFailure(message: "\(place): \(error)", exitCode: CommandFailure.check)
        }
        guard let first = comparison.columns.first else {
            throw CommandFailure.usage("there is no executor to compare; name one with --executors.")
        }
        if let index = comparison.firstDisagreement {
            throw CommandFailure(
                message: "\(place): block \(name): stateDigest of \(configurations[index].description): expected "
                    + "\(first.stateDigest) as of \(configurations[0].description), found "
                    + "\(comparison.columns[index].stateDigest)",
                exitCode: CommandFailure.check)
        }
        return BlockComparison(
            number: folder.block.header.number, name: name, transactions: folder.block.transactions.count,
            gasUsed: first.outcome.gasUsed,
            verification: verifies
                ? BlockVerification(
                    first.outcome, of: folder.block, rules: .rules(of: task.fork), preState: folder.preState,
                    postState: folder.postState) : nil,
            stateDigest: first.stateDigest,
            figures: zip(configurations, comparison.columns).map(ConfigurationFigures.init),
            simulation: try simulate(folder.block, name, place))
    }

    private func simulate(_ block: Block, _ name: String, _ place: String) throws -> BlockSimulation? {
        do { return try recorder?.simulate(block.transactions) } catch {
            throw CommandFailure(
                message:
                    "\(place): block \(name): simulated with \(error.workers) workers, transaction \(error.transaction) went "
                    + "another way than when it was executed",
                exitCode: CommandFailure.check)
        }
    }
}
