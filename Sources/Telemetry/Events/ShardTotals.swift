/// A block's `ShardReport` without its shards: small enough to keep one of every block.
package struct ShardTotals: Hashable, Sendable {
    /// The sums over all shards.
    package var sum: ShardReport.Shard
    package var capacity: UInt64
    package var traffic: ShardReport.StoreTraffic
    /// Nanoseconds, as in the report.
    package var rootLatency: UInt64
    package var commitNanoseconds: UInt64

    /// O(shards).
    package init(_ report: ShardReport) {
        sum = report.shards.reduce(into: ShardReport.Shard()) { sum, shard in
            sum.hits &+= shard.hits
            sum.misses &+= shard.misses
            sum.prefetched &+= shard.prefetched
            sum.evictions &+= shard.evictions
            sum.changes &+= shard.changes
            sum.entries &+= shard.entries
            sum.bytes &+= shard.bytes
        }
        capacity = report.capacity
        traffic = report.traffic
        rootLatency = report.rootLatency
        commitNanoseconds = report.commitNanoseconds
    }
}

extension ShardReport.Shard {
    package var reads: UInt64 { hits &+ misses }
    /// Reads and changes.
    package var load: UInt64 { reads &+ changes }
    /// Of the reads; `nil` without any.
    package var hitRate: Double? { reads == 0 ? nil : Double(hits) / Double(reads) }
}
