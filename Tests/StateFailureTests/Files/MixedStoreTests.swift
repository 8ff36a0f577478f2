import Chain
import Primitives
import State
import StateTesting
import StateTree
import TestSupport
import Testing

/// Stores put together from the states of two blocks, each value as it was once written: no checksum of a file can tell. Opening
/// or `verify` must.
@Suite struct MixedStoreTests {
    /// Every value of a state, at two blocks one after the other.
    private struct TwoBlocks {
        var older: [StoreKey: [UInt8]] = [:]
        var newer: [StoreKey: [UInt8]] = [:]

        init() throws {
            var model = StateModel(seed: 223, accounts: 2_000)
            for _ in 0..<4 { _ = model.nextBlock(1_000) }
            let store = MemoryStore()
            let state = try ShardedState(
                creating: model.snapshot, number: 5, hash: nil, isWhole: true, in: store, FaultJob.configuration)
            older = try Self.values(of: store)
            try state.commit(model.nextBlock(400), of: FaultJob.link(6))
            newer = try Self.values(of: store)
        }

        private static func values(of store: MemoryStore) throws -> [StoreKey: [UInt8]] {
            var values: [StoreKey: [UInt8]] = [:]
            for table in StoreKey.Table.allCases {
                try store.forEach(in: table) { (key, value) throws(StateError) in
                    values[key] = value
                    return true
                }
            }
            return values
        }

        /// The newer state with what it was before for some keys.
        func mixed(_ isOlder: (StoreKey) -> Bool) throws -> MemoryStore {
            var batch = StoreBatch()
            for (key, value) in newer where !isOlder(key) { batch.put(key, value) }
            for (key, value) in older where isOlder(key) { batch.put(key, value) }
            let store = MemoryStore()
            try store.commit(batch)
            return store
        }

        var changed: [StoreKey] { Set(older.keys).union(newer.keys).filter { older[$0] != newer[$0] } }
    }

    /// Whether opening or verifying says that something is wrong.
    private func isFound(_ store: MemoryStore) throws -> Bool {
        do { return try !ShardedState(opening: store, FaultJob.configuration).verify().passed } catch {
            guard case .damaged = error else { throw error }
            return true
        }
    }

    @Test func unmixedStatesPass() throws {
        let blocks = try TwoBlocks()
        #expect(try !isFound(blocks.mixed { _ in false }))
        #expect(try !isFound(blocks.mixed { _ in true }))
    }

    @Test func theManifestAheadOrBehindIsFound() throws {
        let blocks = try TwoBlocks()
        #expect(try isFound(blocks.mixed { $0.table == .manifest }))
        #expect(try isFound(blocks.mixed { $0.table != .manifest }))
    }

    /// All that belongs to one of 256 shards, from the block before or from the one after.
    @Test(arguments: [true, false])
    func oneShardAheadOrBehindIsFound(isBehind: Bool) throws {
        let blocks = try TwoBlocks()
        var found = 0
        for shard in stride(from: 1, to: 256, by: 5) {
            func isOfShard(_ key: StoreKey) -> Bool {
                switch key.table {
                case .account: Int(key.item.limb3 >> 56) == shard
                case .branch: key.nibbles >= 2 && Int(key.item.limb3 >> 56) == shard
                case .slot, .storageBranch: Int(key.owner.limb3 >> 56) == shard
                case .root: !key.item.isZero && Int(key.item.limb3 >> 56) == shard
                case .code, .node, .reverseDiff, .shardMap, .largeTries, .manifest: false
                }
            }
            guard blocks.changed.contains(where: isOfShard) else { continue }
            #expect(try isFound(blocks.mixed { isOfShard($0) == isBehind }), "shard \(shard)")
            found += 1
        }
        #expect(found > 20)
    }

    /// Each single value as it was before: nothing may hide.
    @Test func oneValueBehindIsFound() throws {
        let blocks = try TwoBlocks()
        var tables: [StoreKey.Table: Int] = [:]
        for key in blocks.changed.sorted(by: { $0.description < $1.description }) {
            // What does not say what the state is.
            guard ![.reverseDiff, .shardMap, .largeTries].contains(key.table) else { continue }
            // A code that no account has any more stays, and one that none has is not missed.
            guard key.table != .code || blocks.older[key] == nil else { continue }
            guard tables[key.table, default: 0] < 12 else { continue }
            tables[key.table, default: 0] += 1
            #expect(try isFound(blocks.mixed { $0 == key }), "\(key)")
        }
        #expect(tables.count > 3)
    }
}
