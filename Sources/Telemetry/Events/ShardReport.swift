import Primitives

/// What the shards of the state did for one block: reads while it was executed, and the commit of its change.
package struct ShardReport: Hashable, Sendable {
    /// One shard. All but `entries` and `bytes` are of this block alone.
    package struct Shard: Hashable, Sendable {
        /// Reads answered without the store.
        package var hits: UInt64 = 0
        /// Reads that went to the store.
        package var misses: UInt64 = 0
        /// Accounts and slots fetched before the block, because it was known to need them.
        package var prefetched: UInt64 = 0
        /// Entries forgotten to make room.
        package var evictions: UInt64 = 0
        /// Accounts and slots that the block changed.
        package var changes: UInt64 = 0
        /// Accounts and slots in the cache after the block.
        package var entries: UInt64 = 0
        /// What they take, in bytes.
        package var bytes: UInt64 = 0

        package init(
            hits: UInt64 = 0, misses: UInt64 = 0, prefetched: UInt64 = 0, evictions: UInt64 = 0, changes: UInt64 = 0,
            entries: UInt64 = 0, bytes: UInt64 = 0
        ) {
            (self.hits, self.misses, self.prefetched, self.evictions) = (hits, misses, prefetched, evictions)
            (self.changes, self.entries, self.bytes) = (changes, entries, bytes)
        }
    }

    /// A part of the commit, in the order of the work.
    package struct Stage: Hashable, Sendable {
        /// A few words for people.
        package var name: String
        package var nanoseconds: UInt64

        package init(name: String, nanoseconds: UInt64) {
            self.name = name
            self.nanoseconds = nanoseconds
        }
    }

    /// What went through the store.
    package struct Traffic: Hashable, Sendable {
        package var keys: UInt64
        package var bytes: UInt64

        package init(keys: UInt64 = 0, bytes: UInt64 = 0) {
            self.keys = keys
            self.bytes = bytes
        }

        package static func + (a: Traffic, b: Traffic) -> Traffic {
            Traffic(keys: a.keys &+ b.keys, bytes: a.bytes &+ b.bytes)
        }
    }

    /// What went through the store for one block, and when.
    package struct StoreTraffic: Hashable, Sendable {
        /// Read before the block.
        package var readAhead: Traffic
        package var readExecuting: Traffic
        package var readCommitting: Traffic
        package var written: Traffic

        package init(
            readAhead: Traffic = Traffic(), readExecuting: Traffic = Traffic(), readCommitting: Traffic = Traffic(),
            written: Traffic = Traffic()
        ) {
            (self.readAhead, self.readExecuting, self.readCommitting) = (readAhead, readExecuting, readCommitting)
            self.written = written
        }

        package var read: Traffic { readAhead + readExecuting + readCommitting }
    }

    /// Position of the block in the run or stream.
    package var block: UInt32
    /// The store's name on the command line.
    package var store: String
    /// The state root after the block.
    package var root: Hash256
    /// Whether the root is the one in the block's header; `nil` where the state is a part of the chain's, whose root is another.
    package var isRootVerified: Bool?
    /// By number.
    package var shards: [Shard]
    /// Bytes that the cache may hold.
    package var capacity: UInt64
    package var traffic: StoreTraffic
    /// Nanoseconds before the block in which `prefetched` entries and codes were fetched.
    package var prefetchNanoseconds: UInt64
    /// Of the commit, one after the other.
    package var stages: [Stage]
    /// Nanoseconds from the commit of the last transaction until the root was known.
    package var rootLatency: UInt64
    /// Nanoseconds of the whole commit, until the block was in the store.
    package var commitNanoseconds: UInt64

    package init(
        block: UInt32, store: String, root: Hash256, isRootVerified: Bool?, shards: [Shard], capacity: UInt64,
        traffic: StoreTraffic, prefetchNanoseconds: UInt64, stages: [Stage], rootLatency: UInt64,
        commitNanoseconds: UInt64
    ) {
        self.block = block
        self.store = store
        self.root = root
        self.isRootVerified = isRootVerified
        self.shards = shards
        self.capacity = capacity
        self.traffic = traffic
        self.prefetchNanoseconds = prefetchNanoseconds
        self.stages = stages
        self.rootLatency = rootLatency
        self.commitNanoseconds = commitNanoseconds
    }

    /// A shard per value of a hashed key's first byte, at most.
    package static let shardLimit = 256
}
