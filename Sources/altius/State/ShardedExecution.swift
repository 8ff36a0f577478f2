import Execution
import Primitives
import StateTree
import Telemetry

/// A block executed on a state in shards, and what its commit will make of the state.
struct ShardedExecution {
    let outcome: BlockOutcome
    private let prepared: PreparedCommit
    private let measured: MeasuredState
    private let ordinal: UInt32
    /// As they were before the block.
    private let figures: [CacheFigures]
    /// Before fetching ahead, after it, and after execution.
    private let traffic: [MeasuredStore.Figures]
    private let prefetchNanoseconds: UInt64
    /// From the last transaction's commit to the root, in nanoseconds.
    let rootLatency: UInt64

    /// Executes a task on `measured`, whatever its source is, and computes the state root as soon as the state change is there. The
    /// state is unchanged.
    ///
    /// - Parameter ahead: what is fetched before.
    /// - Throws: `ExecutionError` for an invalid block, `StateError` if the store fails.
    init(
        _ task: BlockTask, on executor: any Executor, _ measured: MeasuredState, as link: BlockLink, ahead: ReadAhead
    ) throws {
        let (state, store) = (measured.state, measured.store)
        if let pool = executor.pool { state.use(pool) }
        let clock = ContinuousClock()
        figures = state.cacheFigures
        var traffic = [store.figures]
        let start = clock.now
        ahead.perform(on: state)
        prefetchNanoseconds = (clock.now - start).wholeNanoseconds
        traffic.append(store.figures)
        var task = task
        task.source = state
        var preparation: Result<PreparedCommit, StateError>?
        var rootTime = start
        outcome = try executor.execute(task) { change in
            traffic.append(store.figures)
            preparation = Result { () throws(StateError) in try state.prepare(change, of: link) }
            rootTime = clock.now
        }
        guard let preparation else { preconditionFailure("no executor keeps the state change of a block to itself") }
        prepared = try preparation.get()
        rootLatency = (rootTime - outcome.lastCommit).wholeNanoseconds
        self.traffic = traffic
        self.measured = measured
        ordinal = task.ordinal
    }

    /// The state root afterwards.
    var root: Hash256 { prepared.root }
    /// What computing it took.
    var rootTimes: CommitTimes { prepared.times }

    /// Makes the commit.
    ///
    /// - Parameter isRootVerified: whether the root is the one in the block's header; `nil` if that is not known.
    func commit(isRootVerified: Bool?) throws(StateError) -> ShardReport {
        let (state, store) = (measured.state, measured.store)
        let times = try state.commit(prepared)
        return ShardReport(
            block: ordinal, store: measured.kind.rawValue, root: root, isRootVerified: isRootVerified,
            shards: Self.shards(since: figures, state), capacity: UInt64(state.cacheCapacity),
            traffic: Self.traffic(traffic + [store.figures]), prefetchNanoseconds: prefetchNanoseconds,
            stages: times.stages.map { ShardReport.Stage(name: $0.name, nanoseconds: $0.nanoseconds) },
            rootLatency: rootLatency, commitNanoseconds: times.nanoseconds)
    }

    private static func shards(since before: [CacheFigures], _ state: ShardedState) -> [ShardReport.Shard] {
        zip(zip(state.cacheFigures, before), state.cacheOccupancy).map { figures, held in
            let used = figures.0 - figures.1
            return ShardReport.Shard(
                hits: used.hits, misses: used.misses, prefetched: used.prefetched, evictions: used.evictions,
                changes: used.changes, entries: UInt64(clamping: held.entries), bytes: UInt64(clamping: held.byteCount))
        }
    }

    /// - Parameter figures: before fetching ahead, after it, after execution, and after the commit.
    private static func traffic(_ figures: [MeasuredStore.Figures]) -> ShardReport.StoreTraffic {
        let steps = zip(figures.dropFirst(), figures).map { $0 - $1 }
        func read(_ step: Int) -> ShardReport.Traffic {
            ShardReport.Traffic(keys: steps[step].reads, bytes: steps[step].bytesRead)
        }
        return ShardReport.StoreTraffic(
            readAhead: read(0), readExecuting: read(1), readCommitting: read(2),
            written: ShardReport.Traffic(keys: steps[2].writes, bytes: steps[2].bytesWritten))
    }
}
