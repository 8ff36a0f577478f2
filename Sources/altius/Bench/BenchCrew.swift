import Chain
import Execution
import Primitives
import State

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

    /// Executes the block with all configurations in turn, `repetitions` times, so that whatever disturbs the machine disturbs
    /// all of them alike; before that once without measuring, so that none meets code that is not decoded yet.
    ///
    /// - Parameters:
    ///   - name: what the block is called in the table and in errors.
    ///   - verifies: whether the block's file states what to compare with.
    /// - Throws: `CommandFailure` if the block is invalid, or if configurations differ in the state they leave.
    func compare(_ folder: BlockFolder, name: String, verifies: Bool, repetitions: Int) throws -> BlockComparison {
        let task = BlockTask(folder)
        var measurements = configurations.map(Measurement.init)
        var first: BlockOutcome?
        recorder?.begin()
        for round in 0...repetitions {
            for (index, executor) in executors.enumerated() {
                let outcome = try run(executor, task, name, &measurements[index], counts: round > 0)
                guard round == repetitions else { continue }
                measurements[index].note(outcome)
                if index == 0 { first = outcome }
            }
            do { try recorder?.record(task, counts: round > 0) } catch { throw Self.failure(name, error) }
        }
        guard let first, let digest = measurements.first?.digest else {
            throw CommandFailure.usage("there is no executor to compare; name one with --executors.")
        }
        for measurement in measurements {
            guard let found = measurement.digest, found != digest else { continue }
            throw CommandFailure(
                message: "block \(name): stateDigest of \(measurement.figures.configuration.description): expected "
                    + "\(digest) as of \(configurations[0].description), found \(found)",
                exitCode: CommandFailure.check)
        }
        return BlockComparison(
            number: folder.block.header.number, name: name, transactions: folder.block.transactions.count,
            gasUsed: first.gasUsed,
            verification: verifies
                ? BlockVerification(
                    first, of: folder.block, rules: .rules(of: task.fork), preState: folder.preState,
                    postState: folder.postState) : nil,
            stateDigest: digest, figures: measurements.map(\.result), simulation: try simulate(folder.block, name))
    }

    private func simulate(_ block: Block, _ name: String) throws -> BlockSimulation? {
        do { return try recorder?.simulate(block.transactions) } catch {
            throw CommandFailure(
                message:
                    "block \(name): simulated with \(error.workers) workers, transaction \(error.transaction) ran ahead "
                    + "of its turn or not, other than when it was executed",
                exitCode: CommandFailure.check)
        }
    }

    private static func failure(_ name: String, _ error: any Error) -> CommandFailure {
        CommandFailure(message: "block \(name): \(error)", exitCode: CommandFailure.check)
    }

    private func run(
        _ executor: any Executor, _ task: BlockTask, _ name: String, _ measurement: inout Measurement, counts: Bool
    ) throws -> BlockOutcome {
        do {
            let start = ProcessorClock.now()
            let outcome = try executor.execute(task)
            if counts { measurement.add(outcome, from: start, to: .now()) }
            return outcome
        } catch {
            throw Self.failure(name, error)
        }
    }
}

/// What repetitions gave so far.
private struct Measurement {
    var figures: ConfigurationFigures
    var times: [UInt64] = []
    var coresBusy: [Double] = []
    var digest: Hash256?

    init(_ configuration: BenchConfiguration) {
        figures = ConfigurationFigures(configuration)
    }

    mutating func add(_ outcome: BlockOutcome, from start: ProcessorClock, to end: ProcessorClock) {
        times.append(outcome.executionNanoseconds)
        coresBusy.append(
            CoreUse.coresBusy(
                from: start, to: end, executing: outcome.executionNanoseconds, workers: figures.configuration.workers))
    }

    mutating func note(_ outcome: BlockOutcome) {
        digest = outcome.stateDigest
        figures.executions = outcome.conflicts.executions
        figures.reexecutions = outcome.conflicts.executions - outcome.conflicts.transactions.count
        figures.conflicts = outcome.conflicts.conflicts.count
    }

    var result: ConfigurationFigures {
        var result = figures
        result.nanoseconds = times.median
        result.processorNanoseconds = coresBusy.median * Double(result.nanoseconds)
        return result
    }
}
