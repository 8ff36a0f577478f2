import Chain
import Dashboard
import Execution
import Stepping
import Telemetry

/// An executor that the user can change between blocks, and questions about blocks that it executed.
struct WatchedEngine {
    private var choice: ExecutorChoice
    private var workers: Int
    private let collector: Collector?
    private var executor: any Executor
    private var executed = ExecutedBlocks()
    /// The state in a folder; `nil` for each block's own.
    private let stored: MeasuredState?

    init(_ choice: ExecutorChoice, workers: Int, on stored: MeasuredState?, _ collector: Collector?) {
        self.stored = stored
        self.choice = choice
        self.workers = workers
        self.collector = collector
        executor = ExecutionOptions.makeExecutor(choice, workers: workers, telemetry: collector)
    }

    func report(blockCount: Int, _ conduct: Conduct) {
        conduct.report(.runBegan(blockCount: blockCount, executor: executor.name, workers: executor.workers))
    }

    /// Changes what the next blocks are executed by; questions change nothing.
    mutating func carryOut(_ request: EngineRequest) {
        switch request {
        case .executor(let name): choice = ExecutorChoice(rawValue: name) ?? choice
        case .workers(let count): workers = Self.workers(count)
        case .simulate, .compare, .record: return
        }
        executor = ExecutionOptions.makeExecutor(choice, workers: workers, telemetry: collector)
    }

    /// The answer to a question; `nil` for requests that are none.
    func answer(_ request: EngineRequest) -> EngineAnswer? {
        switch request {
        case .executor, .workers: return nil
        case .record(let block, let transaction, let incarnation): return recording(of: block, transaction, incarnation)
        case .simulate(let block, let cores):
            return answer(block) { question throws(CommandFailure) in
                .simulated(try question.speedups(chosen: cores))
            }
        case .compare(let block, let contenders):
            let configurations = contenders.compactMap { contender in
                ExecutorChoice(rawValue: contender.executor).map { executor in
                    let count = executor.workers(of: Self.workers(contender.workers ?? workers))
                    return BenchConfiguration(executor: executor, workers: count)
                }
            }
            return answer(block) { question throws(CommandFailure) in
                .compared(try question.comparison(of: configurations))
            }
        }
    }

    private func recording(of block: UInt32, _ transaction: Int, _ incarnation: Int?) -> EngineAnswer {
        guard let source = executed[block] else { return .notRecorded("This block cannot be executed again.") }
        do {
            let folder = try source.load()
            return .recorded(try StepRecording.of(folder, transaction: transaction, incarnation: incarnation))
        } catch let failure as CommandFailure {
            return .notRecorded(failure.message)
        } catch {
            return .notRecorded("\(error)")
        }
    }

    private func answer(
        _ block: UInt32, _ answer: (BlockQuestion) throws(CommandFailure) -> EngineAnswer
    ) -> EngineAnswer {
        guard let source = executed[block] else { return .refused("this block cannot be executed again") }
        do { return try answer(BlockQuestion(source)) } catch { return .refused(error.message) }
    }

    private static func workers(_ count: Int) -> Int { max(1, min(count, workerLimit)) }

    /// More threads than any machine has cores for.
    private static let workerLimit = 256

    /// The position of the next block, which comes from there.
    mutating func takeOrdinal(of source: BlockSource) -> UInt32 { executed.add(source) }

    /// Tells the events' readers what became of a block.
    func post(_ ordinal: UInt32, _ outcome: BlockResult.Outcome) {
        collector?.post(BlockResult(block: ordinal, outcome))
    }

    /// Executes a block through the shards of its state, and commits it.
    ///
    /// - Throws: as `ShownState.execute`.
    func execute(
        _ folder: BlockFolder, _ ordinal: UInt32
    ) throws -> (block: MeasuredBlock, report: ShardReport) {
        let state: ShownState = stored.map { .stored($0) } ?? .ofEachBlock(workers: workers)
        let result = try state.execute(
            folder, on: executor, recordedAs: collector == nil ? nil : ordinal, isFirst: ordinal == 0)
        collector?.post(result.report)
        return result
    }
}
