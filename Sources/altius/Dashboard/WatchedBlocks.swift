import Chain
import Dashboard
import Execution
import Telemetry

/// The engine's side of the dashboard: executes blocks one after the other and says what happens.
///
/// A block that cannot be read or must not be executed is reported in its place, and the next ones run: every block file holds
/// the state it needs, so none depends on another's success.
struct WatchedBlocks: ShownRun {
    let sources: [BlockSource]
    let executor: ExecutorChoice
    let workers: Int
    /// Begin again after the last block.
    let isLooping: Bool

    var capabilities: Capabilities {
        Capabilities(requests: [.executor, .workers], executors: ExecutorChoice.allCases.map(\.rawValue))
    }

    /// Executes the blocks; for ever when looping.
    @discardableResult
    func run(_ conduct: Conduct) -> RunOutcome {
        // The collector outlives every executor that records into it.
        let collector = conduct.sink.map { Collector(ringCapacity: TraceRecording.ringCapacity, sinks: [$0]) }
        defer { collector?.stop() }
        var engine = Engine(executor, workers: workers, collector)
        repeat {
            // Failures of one pass only, so that watching for days takes no more memory.
            var outcome = RunOutcome()
            engine.report(blockCount: sources.count, conduct)
            for source in sources {
                guard conduct.isNext() else { return outcome }
                if engine.carryOut(conduct.takeRequests()) { engine.report(blockCount: sources.count, conduct) }
                execute(source, on: &engine, &outcome, conduct.report)
                collector?.flush()
            }
            conduct.report(.runEnded(looping: isLooping))
            if !isLooping { return outcome }
        } while true
    }

    private func execute(
        _ source: BlockSource, on engine: inout Engine, _ outcome: inout RunOutcome,
        _ report: (DashboardEvent) -> Void
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
            let measured = try engine.measure(folder)
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

/// An executor that the user can change between blocks.
private struct Engine {
    private var choice: ExecutorChoice
    private var workers: Int
    private let collector: Collector?
    private var executor: any Executor
    /// Counts blocks over all passes and executors: what tells their events apart.
    private var nextOrdinal: UInt32 = 0

    init(_ choice: ExecutorChoice, workers: Int, _ collector: Collector?) {
        self.choice = choice
        self.workers = workers
        self.collector = collector
        executor = ExecutionOptions.makeExecutor(choice, workers: workers, telemetry: collector)
    }

    func report(blockCount: Int, _ conduct: Conduct) {
        conduct.report(.runBegan(blockCount: blockCount, executor: executor.name, workers: executor.workers))
    }

    /// Returns whether anything changed.
    mutating func carryOut(_ requests: [EngineRequest]) -> Bool {
        for request in requests {
            switch request {
            case .executor(let name): choice = ExecutorChoice(rawValue: name) ?? choice
            case .workers(let count): workers = max(1, min(count, Self.workerLimit))
            case .simulate: continue
            }
            executor = ExecutionOptions.makeExecutor(choice, workers: workers, telemetry: collector)
        }
        return !requests.isEmpty
    }

    /// More threads than any machine has cores for.
    private static let workerLimit = 256

    mutating func measure(_ folder: BlockFolder) throws(ExecutionError) -> MeasuredBlock {
        let ordinal = nextOrdinal
        nextOrdinal &+= 1
        // The first block of all finds everything cold, and would look like nothing after it.
        return try MeasuredBlock(
            folder, on: executor, options: .transactionsOnly, repetitions: ordinal == 0 ? 2 : 1,
            recordedAs: collector == nil ? nil : ordinal)
    }
}

extension BlockSource {
    /// The folder's or file's name, for a block that could not be loaded.
    fileprivate var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
