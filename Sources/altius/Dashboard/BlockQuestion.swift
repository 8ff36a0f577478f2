import Chain
import Dashboard
import Execution

/// A block that the user asks something about: executed again to answer, by executors of its own that record nothing for the dashboard.
struct BlockQuestion {
    /// Enough for a median, and over before anybody wonders.
    private static let repetitions = 5

    private let folder: BlockFolder
    private let place: String

    /// - Throws: if the block cannot be read any more.
    init(_ source: BlockSource) throws(CommandFailure) {
        do { folder = try source.load() } catch { throw .unreadable(error) }
        place = source.path
    }

    /// How it would do on more workers.
    ///
    /// - Parameter chosen: the number of workers that the user named.
    func speedups(chosen: Int) throws(CommandFailure) -> SpeedupCurve {
        let cores = ExecutionOptions.coreCount
        let measured = BenchConfiguration(executor: .occ, workers: cores)
        let workers = SpeedupCurve.workers(chosen: chosen, cores: cores)
        let result = try compare(
            [BenchConfiguration(executor: .sequential, workers: 1), measured], simulated: workers)
        guard let simulation = result.simulation, let parallel = result.figures.last else {
            throw CommandFailure(message: "nothing was simulated", exitCode: CommandFailure.check)
        }
        let points = zip(simulation.figures(of: .frontier), simulation.figures(of: .dependencies)).map {
            SpeedupCurve.Point(
                workers: $0.workers, nanoseconds: $0.nanoseconds, workersBusy: $0.workersBusy, bound: $1.nanoseconds)
        }
        return SpeedupCurve(
            number: result.number, transactions: result.transactions, chosen: chosen, points: points,
            oneByOne: result.baseline, measured: (cores, parallel.nanoseconds), longestChain: simulation.longestChain)
    }

    /// How it does with each configuration.
    func comparison(of configurations: [BenchConfiguration]) throws(CommandFailure) -> SideBySide {
        let result = try compare(configurations, simulated: [])
        return SideBySide(
            number: result.number, transactions: result.transactions, gasUsed: result.gasUsed,
            repetitions: Self.repetitions,
            columns: result.figures.map {
                SideBySide.Column(
                    executor: $0.configuration.executor.rawValue, workers: $0.configuration.workers,
                    nanoseconds: $0.nanoseconds, executions: $0.executions, conflicts: $0.conflicts,
                    wastedGas: $0.wastedGas, coresBusy: $0.coresBusy)
            })
    }

    private func compare(
        _ configurations: [BenchConfiguration], simulated: [Int]
    ) throws(CommandFailure) -> BlockComparison {
        let crew = BenchCrew(configurations, simulated: simulated)
        do {
            return try crew.compare(
                folder, name: "\(folder.block.header.number)", place: place, verifies: false,
                repetitions: Self.repetitions)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(message: "\(error)", exitCode: CommandFailure.check)
        }
    }
}
