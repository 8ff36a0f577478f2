import Chain
import Execution
import State

/// One executed block: its outcome, how it compares, and how long it took.
struct MeasuredBlock {
    let block: Block
    let fork: Fork
    let outcome: BlockOutcome
    let verification: BlockVerification
    let executor: String
    let workers: Int
    /// Median over the repetitions.
    let nanoseconds: UInt64

    var milliseconds: Double { Double(nanoseconds) / 1e6 }

    /// Million gas per second.
    var megagasPerSecond: Double { nanoseconds > 0 ? Double(outcome.gasUsed) * 1e3 / Double(nanoseconds) : 0 }

    /// Executes the folder's block `repetitions` times and compares the last outcome.
    ///
    /// - Parameter ordinal: the block's position for the executor's collector, which is told of the last repetition; `nil` if
    ///   of none.
    init(
        _ folder: BlockFolder, on executor: any Executor, options: BlockOptions, repetitions: Int,
        recordedAs ordinal: UInt32? = nil
    ) throws(ExecutionError) {
        var task = BlockTask(folder, options: options)
        task.ordinal = ordinal ?? 0
        task.reportsEvents = false
        var times: [UInt64] = []
        for _ in 1..<max(repetitions, 1) { times.append(try executor.execute(task).executionNanoseconds) }
        task.reportsEvents = ordinal != nil
        let outcome = try executor.execute(task)
        times.append(outcome.executionNanoseconds)
        block = folder.block
        fork = task.fork
        self.outcome = outcome
        verification = BlockVerification(
            outcome, of: folder.block, rules: .rules(of: task.fork), preState: folder.preState,
            postState: options == .transactionsOnly ? folder.postState : nil)
        self.executor = executor.name
        workers = executor.workers
        nanoseconds = times.median ?? 0
    }

    /// A block that was executed once.
    init(_ folder: BlockFolder, _ outcome: BlockOutcome, of task: BlockTask, on executor: any Executor) {
        block = folder.block
        fork = task.fork
        self.outcome = outcome
        verification = BlockVerification(
            outcome, of: folder.block, rules: .rules(of: task.fork), preState: folder.preState,
            postState: task.options == .transactionsOnly ? folder.postState : nil)
        self.executor = executor.name
        workers = executor.workers
        nanoseconds = outcome.executionNanoseconds
    }

    /// A block that was executed on a stored state.
    init(_ stored: StoredBlock) {
        block = stored.block
        fork = stored.fork
        outcome = stored.outcome
        verification = stored.verification
        executor = stored.executor
        workers = stored.workers
        nanoseconds = stored.outcome.executionNanoseconds
    }
}
