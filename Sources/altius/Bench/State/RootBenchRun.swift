import Chain
import Execution
import Primitives
import StateTree

/// Measures one block's root on a stored state.
struct RootBenchRun {
    let folder: BlockFolder
    /// Of the state, which nothing commits to.
    let path: String

    private var link: BlockLink {
        BlockLink(number: folder.block.header.number, hash: folder.block.hash, parentHash: nil)
    }

    /// Puts the block's pre-state into the folder.
    func load() throws {
        _ = try CommandFailure.catching { () throws(StateError) in
            try ShardedState(
                creating: folder.preState, number: folder.block.header.number - 1, hash: nil, isWhole: false,
                in: RocksDBStore(path: path, mode: .create), ShardedState.Configuration())
        }
    }

    /// The medians with nothing of the state in memory, and with all that the block touches.
    ///
    /// - Throws: `CommandFailure` if not all runs come to the same root.
    func measure(_ executor: any Executor, repetitions: Int) throws -> [RootBenchFigures] {
        var cold: [RootTiming] = []
        var warm: [RootTiming] = []
        for _ in 0..<repetitions {
            // Decodes the code, and makes the executor let go of the state of the run before.
            _ = try executor.execute(BlockTask(folder))
            let measured = try MeasuredState.open(path, workers: executor.workers)
            cold.append(try time(executor, measured))
            warm.append(try time(executor, measured))
        }
        // The next executor opens the state too.
        _ = try executor.execute(BlockTask(folder))
        for timing in cold + warm where timing.root != cold[0].root {
            throw CommandFailure(
                message:
                    "block \(folder.block.header.number): expected the state root \(cold[0].root), found \(timing.root).",
                exitCode: CommandFailure.check)
        }
        return [("cold", cold), ("warm", warm)].compactMap { name, timings in
            RootBenchFigures(folder.block, workers: executor.workers, state: name, timings)
        }
    }

    private func time(_ executor: any Executor, _ measured: MeasuredState) throws -> RootTiming {
        let execution = try ShardedExecution(
            BlockTask(folder), on: executor, measured, as: link, ahead: ReadAhead(folder.block))
        return RootTiming(execution)
    }
}
