import Chain
import Execution
import StateTree
import Telemetry

/// The state that watched blocks are executed on.
enum ShownState {
    /// Each block on its own pre-state, put into shards in memory.
    case ofEachBlock(workers: Int)
    /// One block after the other on the state in a folder.
    case stored(MeasuredState)

    /// Whether a block that cannot be committed leaves nothing for the next ones to follow.
    var isStored: Bool {
        if case .stored = self { true } else { false }
    }

    /// Executes a block through the shards and commits it.
    ///
    /// - Throws: `ExecutionError`, `StateError` or `CommandFailure`, as `altius run` does.
    func execute(
        _ folder: BlockFolder, on executor: any Executor, recordedAs ordinal: UInt32?, isFirst: Bool
    ) throws -> (block: MeasuredBlock, report: ShardReport) {
        switch self {
        case .stored(let measured):
            let stored = try StoredBlock(
                folder, on: executor, measured, partialOptions: .transactionsOnly, recordedAs: ordinal)
            return (MeasuredBlock(stored), stored.report)
        case .ofEachBlock(let workers):
            return try execute(folder, on: executor, workers: workers, recordedAs: ordinal, isFirst: isFirst)
        }
    }

    private func execute(
        _ folder: BlockFolder, on executor: any Executor, workers: Int, recordedAs ordinal: UInt32?, isFirst: Bool
    ) throws -> (block: MeasuredBlock, report: ShardReport) {
        let measured = try MeasuredState.inMemory(folder.preState, workers: workers)
        var task = BlockTask(folder)
        // The first block of all finds everything cold, and would look like nothing after it: code is decoded in a run of its own.
        if isFirst {
            var decoding = BlockTask(folder)
            decoding.reportsEvents = false
            _ = try executor.execute(decoding)
        }
        task.ordinal = ordinal ?? 0
        task.reportsEvents = ordinal != nil
        let execution = try ShardedExecution(
            task, on: executor, measured, as: BlockLink(number: 1, hash: nil, parentHash: nil),
            ahead: ReadAhead(folder.block, touching: folder.preState))
        // A pre-state that is a part of the chain's has another root; one that is all there is has the header's.
        let isWhole = execution.root == folder.block.header.stateRoot
        let report = try execution.commit(isRootVerified: isWhole ? true : nil)
        return (MeasuredBlock(folder, execution.outcome, of: task, on: executor), report)
    }
}
