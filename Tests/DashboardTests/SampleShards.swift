import Primitives
import Telemetry
import TestSupport

/// Made-up shard reports: a few busy shards, many calm ones, some without reads. A function of the block's ordinal alone.
enum SampleShards {
    static func report(_ block: UInt32, shards: Int = 256) -> ShardReport {
        var random = SplitMix64(state: UInt64(block) &+ 91)
        let values = (0..<shards).map { number -> ShardReport.Shard in
            let isBusy = number * 7_919 % 61 == 3
            let reads = number % 9 == 4 ? 0 : random.next() % (isBusy ? 900 : 24)
            let misses = reads == 0 ? 0 : random.next() % (number % 5 == 0 ? reads : reads / 6 + 1)
            let held = UInt64(block + 1) * (reads / 2 + 1)
            return ShardReport.Shard(
                hits: reads - misses, misses: misses, prefetched: reads / 3, evictions: isBusy ? reads / 40 : 0,
                changes: reads / 4, entries: held, bytes: held * 260)
        }
        let scale = UInt64(block + 1)
        return ShardReport(
            block: block, store: "rocksdb", root: Hash256(UInt256(UInt64(block))), isRootVerified: true, shards: values,
            capacity: 8_000_000,
            traffic: .init(
                readAhead: .init(keys: 412, bytes: 38_000),
                readExecuting: .init(keys: 96 * scale, bytes: 9_400 * scale),
                readCommitting: .init(keys: 58, bytes: 31_000),
                written: .init(keys: 1_204, bytes: 210_000 - scale % 12 * 9_000)),
            prefetchNanoseconds: 812_345,
            stages: [
                .init(name: "values before", nanoseconds: 358_500),
                .init(name: "storage tries", nanoseconds: 1_200_000),
                .init(name: "state trie", nanoseconds: 2_800_000), .init(name: "branches", nanoseconds: 180_800),
                .init(name: "write", nanoseconds: 5_200_000), .init(name: "update cache", nanoseconds: 383_000),
            ], rootLatency: 4_500_000 + scale * 100_000, commitNanoseconds: 10_100_000 + scale * 100_000)
    }
}
