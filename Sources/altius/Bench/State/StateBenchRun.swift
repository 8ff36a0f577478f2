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
    /// The folder of the loaded state, which the run changes.
    let path: String

    /// The store's part is the same for both states.
    private var storeMemory: StoreMemory {
        StoreMemory(blockCacheBytes: cacheBytes / 8, writeBufferBytes: min(cacheBytes / 8, 64 << 20))
    }

    /// What is left for the state's own caches; a thirty-second part is for the batches of commits.
    private func ownBytes(beside store: RocksDBStore) -> Int {
        max(cacheBytes / 32 * 31 - storeMemory.bytes - store.indexBytes, cacheBytes / 8)
    }

    /// The figures of the cold and the warm phase, and the root after the last block.
    func measureSharded(workers: Int) throws(StateError) -> (figures: [StateBenchFigures], root: Hash256) {
        let meter = StateBenchMeter(path)
        let files = try RocksDBStore(path: path, mode: .readWrite, memory: storeMemory)
        let ownBytes = ownBytes(beside: files)
        var configuration = ShardedState.Configuration()
        configuration.workers = workers
        // Entries on their way to a commit take up to a sixteenth of the tries' bytes besides.
        configuration.trieBytes = ownBytes / 16 * 13
        configuration.cacheBytes = ownBytes - configuration.trieBytes / 16 * 17
        let store = MeasuredStore(files)
        let state = try ShardedState(opening: store, configuration)
        let open = meter.elapsed
        let phases = try measure(meter, store) { (location) throws(StateError) in
            if kind == .single {
                _ = state.storage(StateUpdates.contract, StateUpdates.slot(location))
            } else {
                _ = state.account(StateUpdates.address(location))
            }
        } commit: { (change, number) throws(StateError) in
            try state.commit(change, of: BlockLink(number: number, hash: nil, parentHash: nil))
        }
        return (phases.map { figures("sharded", workers, open, $0) }, state.head.root)
    }

    /// - Parameter root: of the loaded state.
    func measureTraditional(
        root: Hash256
    ) throws(StateError) -> (figures: [StateBenchFigures], root: Hash256) {
        let meter = StateBenchMeter(path)
        let files = try RocksDBStore(path: path, mode: .readWrite, memory: storeMemory)
        let store = MeasuredStore(files)
        let state = TraditionalState(in: store, root: root, cacheBytes: ownBytes(beside: files))
        let open = meter.elapsed
        let phases = try measure(meter, store) { (location) throws(StateError) in
            if kind == .single {
                _ = try state.storage(StateUpdates.contract, StateUpdates.slot(location))
            } else {
                _ = try state.account(StateUpdates.address(location))
            }
        } commit: { (change, _) throws(StateError) in
            try state.commit(change)
        }
        return (phases.map { figures("traditional", 1, open, $0) }, state.root)
    }

    private func figures(
        _ state: String, _ workers: Int, _ open: UInt64, _ phase: (name: String, StateBenchPhase)
    ) -> StateBenchFigures {
        StateBenchFigures(self, phase: phase.name, state: state, workers: workers, open: open, phase.1)
    }

    /// The first blocks are cold; as many go by before the warm ones.
    private func measure(
        _ meter: StateBenchMeter, _ store: MeasuredStore, read: (Int) throws(StateError) -> Void,
        commit: (StateChange, UInt64) throws(StateError) -> Void
    ) throws(StateError) -> [(name: String, StateBenchPhase)] {
        var updates = StateUpdates(kind, size: size, changesPerBlock: changesPerBlock, seed: seed)
        var phases: [(String, StateBenchPhase)] = []
        let clock = ContinuousClock()
        var number: UInt64 = 0
        for name in ["cold", "warming", "warm"] {
            var phase = StateBenchPhase()
            let (before, files) = (store.figures, ProcessCounters.files)
            for _ in 0..<blocks {
                number += 1
                let locations = updates.nextLocations()
                let change = updates.nextChange(locations)
                let start = clock.now
                for location in locations { try read(location) }
                let middle = clock.now
                try commit(change, number)
                let end = clock.now
                phase.reads.append((middle - start).wholeNanoseconds)
                phase.commits.append((end - middle).wholeNanoseconds)
                phase.updates += locations.count
            }
            phase.store = store.figures - before
            if let files, let after = ProcessCounters.files { phase.files = after - files }
            phase.memoryBytes = meter.memory
            if name != "warming" { phases.append((name, phase)) }
        }
        return phases
    }
}
