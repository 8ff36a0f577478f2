import Synchronization

/// The counters of all shards, which any thread increments.
///
/// Unsafe: raw memory, since an object or an array element per shard would be retained and released, atomically, with every read of
/// the state. `@unchecked Sendable` because the memory holds atomics only, is filled in `init` and freed in `deinit`.
final class ShardCounterTable: @unchecked Sendable {
    /// A cache line and more each, so that shards do not share one.
    private struct Counters: ~Copyable {
        let hits = Atomic<UInt64>(0)
        let misses = Atomic<UInt64>(0)
        let prefetched = Atomic<UInt64>(0)
        let evictions = Atomic<UInt64>(0)
        let changes = Atomic<UInt64>(0)
        /// Entries held.
        let accounts = Atomic<Int>(0)
        let slots = Atomic<Int>(0)
        private let padding = Atomic<UInt64>(0)
    }

    private let counters: UnsafeMutablePointer<Counters>
    private let count: Int

    init(count: Int) {
        self.count = count
        counters = .allocate(capacity: count)
        for shard in 0..<count { (counters + shard).initialize(to: Counters()) }
    }

    deinit {
        counters.deinitialize(count: count)
        counters.deallocate()
    }

    func addHit(_ shard: Int) { counters[shard].hits.wrappingAdd(1, ordering: .relaxed) }
    func addMiss(_ shard: Int) { counters[shard].misses.wrappingAdd(1, ordering: .relaxed) }
    func addPrefetched(_ shard: Int) { counters[shard].prefetched.wrappingAdd(1, ordering: .relaxed) }
    func addEviction(_ shard: Int) { counters[shard].evictions.wrappingAdd(1, ordering: .relaxed) }

    func addChanges(_ changes: Int, _ shard: Int) {
        counters[shard].changes.wrappingAdd(UInt64(changes), ordering: .relaxed)
    }

    func addAccounts(_ entries: Int, _ shard: Int) { counters[shard].accounts.wrappingAdd(entries, ordering: .relaxed) }
    func addSlots(_ entries: Int, _ shard: Int) { counters[shard].slots.wrappingAdd(entries, ordering: .relaxed) }

    /// Per shard.
    var figures: [CacheFigures] {
        (0..<count).map { shard in
            CacheFigures(
                hits: counters[shard].hits.load(ordering: .relaxed),
                misses: counters[shard].misses.load(ordering: .relaxed),
                prefetched: counters[shard].prefetched.load(ordering: .relaxed),
                evictions: counters[shard].evictions.load(ordering: .relaxed),
                changes: counters[shard].changes.load(ordering: .relaxed))
        }
    }

    /// Per shard.
    var occupancy: [CacheOccupancy] {
        (0..<count).map { shard in
            CacheOccupancy(
                accounts: counters[shard].accounts.load(ordering: .relaxed),
                slots: counters[shard].slots.load(ordering: .relaxed))
        }
    }
}
