import Telemetry

/// What `--json` prints of a block's shards.
struct ShardsObject: Encodable {
    /// Part of the reads that the cache answered, 0 to 1; null if nothing was read.
    private let hitRate: Double?
    private let hits: UInt64
    private let misses: UInt64
    private let prefetched: UInt64
    private let evictions: UInt64
    private let changes: UInt64
    private let cacheBytes: UInt64
    private let storeBytesRead: UInt64
    private let storeBytesWritten: UInt64
    private let rootLatencyMilliseconds: Double
    private let commitMilliseconds: Double

    init(_ totals: ShardTotals) {
        hitRate = totals.sum.hitRate
        hits = totals.sum.hits
        misses = totals.sum.misses
        prefetched = totals.sum.prefetched
        evictions = totals.sum.evictions
        changes = totals.sum.changes
        cacheBytes = totals.sum.bytes
        storeBytesRead = totals.traffic.read.bytes
        storeBytesWritten = totals.traffic.written.bytes
        rootLatencyMilliseconds = Double(totals.rootLatency) / 1e6
        commitMilliseconds = Double(totals.commitNanoseconds) / 1e6
    }
}
