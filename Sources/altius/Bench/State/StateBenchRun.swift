import Chain
import Execution
import Primitives
import State
import StateTree

/// Measures one kind of state on the same blocks as the others.
struct StateBenchRun {
    let kind: StateUpdateKind
    let size: Int
    let changesPerBlock: Int
    let blocks: Int
    let seed: UInt64
    /// Bytes in all for what is kept in memory, whatever it is.
    let cacheBytes: Int
    /// The folder, which must not exist.
    let path: String

    /// What a trie branch takes in memory.
    private static let branchBytes = 1_536

    /// The figures, and the root after the last block.
    func measureSharded(workers: Int) throws(StateError) -> (StateBenchFigures, Hash256) {
        var updates = StateUpdates(kind, size: size, changesPerBlock: changesPerBlock, seed: seed)
        var configuration = ShardedState.Configuration()
        configuration.workers = workers
        configuration.cacheBytes = cacheBytes / 2
        configuration.residentBranches = cacheBytes / 2 / Self.branchBytes
        do {
            let state = try ShardedState(
                creating: StateSnapshot(), number: 0, hash: nil, isWhole: true,
                in: RocksDBStore(path: path, mode: .create), configuration)
            try state.commit(updates.genesis(), of: Self.link(1))
        }
        let store = MeasuredStore(try RocksDBStore(path: path, mode: .readWrite))
        let state = try ShardedState(opening: store, configuration)
        let figures = try measure(&updates, store) { (location) throws(StateError) in
            if kind == .single {
                _ = state.storage(StateUpdates.contract, StateUpdates.slot(location))
            } else {
                _ = state.account(StateUpdates.address(location))
            }
        } commit: { (change, number) throws(StateError) in
            try state.commit(change, of: Self.link(number))
        }
        return (figures("sharded", workers), state.head.root)
    }

    func measureTraditional() throws(StateError) -> (StateBenchFigures, Hash256) {
        var updates = StateUpdates(kind, size: size, changesPerBlock: changesPerBlock, seed: seed)
        let genesisRoot = try TraditionalState(in: RocksDBStore(path: path, mode: .create), cacheBytes: cacheBytes)
            .commit(updates.genesis())
        let store = MeasuredStore(try RocksDBStore(path: path, mode: .readWrite))
        let state = TraditionalState(in: store, root: genesisRoot, cacheBytes: cacheBytes)
        let figures = try measure(&updates, store) { (location) throws(StateError) in
            if kind == .single {
                _ = try state.storage(StateUpdates.contract, StateUpdates.slot(location))
            } else {
                _ = try state.account(StateUpdates.address(location))
            }
        } commit: { (change, _) throws(StateError) in
            try state.commit(change)
        }
        return (figures("traditional", 1), state.root)
    }

    private static func link(_ number: UInt64) -> BlockLink { BlockLink(number: number, hash: nil, parentHash: nil) }

    /// A quarter of the blocks first warms the caches.
    private func measure(
        _ updates: inout StateUpdates, _ store: MeasuredStore, read: (Int) throws(StateError) -> Void,
        commit: (StateChange, UInt64) throws(StateError) -> Void
    ) throws(StateError) -> (_ state: String, _ workers: Int) -> StateBenchFigures {
        var reads: [UInt64] = []
        var commits: [UInt64] = []
        var before = store.figures
        let clock = ContinuousClock()
        let warming = blocks / 4
        for block in 0..<warming + blocks {
            if block == warming { before = store.figures }
            let locations = updates.nextLocations()
            let change = updates.nextChange(locations)
            let start = clock.now
            for location in locations { try read(location) }
            let middle = clock.now
            try commit(change, UInt64(block) + 2)
            let end = clock.now
            guard block >= warming else { continue }
            reads.append((middle - start).wholeNanoseconds)
            commits.append((end - middle).wholeNanoseconds)
        }
        let (kind, figures) = (kind, store.figures - before)
        return { state, workers in
            StateBenchFigures(kind, state: state, workers: workers, reads: reads, commits: commits, figures)
        }
    }
}
