import Synchronization

/// How a shard's part of the cache is used, since the state was opened.
package struct CacheFigures: Sendable, Equatable {
    /// Reads answered without the store.
    package var hits: UInt64 = 0
    /// Reads that went to the store.
    package var misses: UInt64 = 0
    /// Accounts and slots fetched ahead of their reads.
    package var prefetched: UInt64 = 0
    /// Entries forgotten to make room.
    package var evictions: UInt64 = 0
    /// Accounts and slots changed by commits: the shard's load.
    package var changes: UInt64 = 0

    package init(
        hits: UInt64 = 0, misses: UInt64 = 0, prefetched: UInt64 = 0, evictions: UInt64 = 0, changes: UInt64 = 0
    ) {
        self.hits = hits
        self.misses = misses
        self.prefetched = prefetched
        self.evictions = evictions
        self.changes = changes
    }

    package static func + (a: CacheFigures, b: CacheFigures) -> CacheFigures {
        CacheFigures(
            hits: a.hits + b.hits, misses: a.misses + b.misses, prefetched: a.prefetched + b.prefetched,
            evictions: a.evictions + b.evictions, changes: a.changes + b.changes)
    }

    package static func - (a: CacheFigures, b: CacheFigures) -> CacheFigures {
        CacheFigures(
            hits: a.hits - b.hits, misses: a.misses - b.misses, prefetched: a.prefetched - b.prefetched,
            evictions: a.evictions - b.evictions, changes: a.changes - b.changes)
    }
}

/// The counters of one shard, which any thread increments. An object each: counters of different shards rarely share a cache line.
final class ShardCounters: Sendable {
    private let hits = Atomic<UInt64>(0)
    private let misses = Atomic<UInt64>(0)
    private let prefetched = Atomic<UInt64>(0)
    private let evictions = Atomic<UInt64>(0)
    private let changes = Atomic<UInt64>(0)
    /// Entries held.
    private let accounts = Atomic<Int>(0)
    private let slots = Atomic<Int>(0)

    func addHit() { hits.wrappingAdd(1, ordering: .relaxed) }
    func addMiss() { misses.wrappingAdd(1, ordering: .relaxed) }
    func addPrefetched() { prefetched.wrappingAdd(1, ordering: .relaxed) }
    func addEviction() { evictions.wrappingAdd(1, ordering: .relaxed) }
    func addChanges(_ count: Int) { changes.wrappingAdd(UInt64(count), ordering: .relaxed) }

    func addAccounts(_ count: Int) { accounts.wrappingAdd(count, ordering: .relaxed) }
    func addSlots(_ count: Int) { slots.wrappingAdd(count, ordering: .relaxed) }

    var occupancy: CacheOccupancy {
        CacheOccupancy(accounts: accounts.load(ordering: .relaxed), slots: slots.load(ordering: .relaxed))
    }

    var figures: CacheFigures {
        CacheFigures(
            hits: hits.load(ordering: .relaxed), misses: misses.load(ordering: .relaxed),
            prefetched: prefetched.load(ordering: .relaxed), evictions: evictions.load(ordering: .relaxed),
            changes: changes.load(ordering: .relaxed))
    }
}
