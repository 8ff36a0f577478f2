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
