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
    func measure(_ executor: any Executor, repetitions: Int) throws -> [RootBenchFigures] {
        var cold: [RootTiming] = []
        var warm: [RootTiming] = []
        // Decodes the code, and makes the executor let go of the state of the run before.
        func refresh() throws { _ = try executor.execute(BlockTask(folder)) }
        defer { try? refresh() }
        for _ in 0..<repetitions {
            try refresh()
            let measured = try MeasuredState.open(path, workers: executor.workers)
            cold.append(try time(executor, measured))
            warm.append(try time(executor, measured))
        }
        // The next executor opens the state too.
        _ = try executor.execute(BlockTask(folder))
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

/// What one run took, in nanoseconds.
struct RootTiming {
    let root: Hash256
    let execution: UInt64
    /// From the last commit on.
    let latency: UInt64
    let stages: [CommitTimes.Stage]

    init(_ execution: ShardedExecution) {
        root = execution.root
        self.execution = execution.outcome.executionNanoseconds
        latency = execution.rootLatency
        let stages = execution.rootTimes.stages
        let known = stages.reduce(0) { $0 + $1.nanoseconds }
        self.stages = [CommitTimes.Stage("state change", nanoseconds: latency - min(known, latency))] + stages
    }
}

/// A block's medians.
struct RootBenchFigures: Encodable {
    struct Stage: Encodable {
        let name: String
        let milliseconds: Double
    }

    let block: UInt64
    let transactions: Int
    let workers: Int
    let state: String
    let executionMilliseconds: Double
    let rootMilliseconds: Double
    let stages: [Stage]

    /// `nil` without runs.
    init?(_ block: Block, workers: Int, state: String, _ timings: [RootTiming]) {
        guard let first = timings.first, let execution = timings.map(\.execution).median,
            let latency = timings.map(\.latency).median
        else { return nil }
        self.block = block.header.number
        transactions = block.transactions.count
        self.workers = workers
        self.state = state
        executionMilliseconds = Double(execution) / 1e6
        rootMilliseconds = Double(latency) / 1e6
        stages = first.stages.indices.map { index in
            Stage(
                name: first.stages[index].name,
                milliseconds: Double(timings.map { $0.stages[index].nanoseconds }.median ?? 0) / 1e6)
        }
    }

    var line: String {
        ([
            "\(block)".left(10), "\(transactions)".right(5), "\(workers)".right(2), state.left(4),
            Decimal.text(executionMilliseconds, digits: 3).right(8), Decimal.text(rootMilliseconds, digits: 3).right(8),
            (Decimal.text(100 * rootMilliseconds / executionMilliseconds, digits: 0) + "%").right(5),
        ] + stages.map { "\($0.name) \(Decimal.text($0.milliseconds, digits: 3))" }).joined(separator: "  ")
    }
}
