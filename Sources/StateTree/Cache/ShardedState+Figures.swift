extension ShardedState {
    /// What the cache holds now, per shard.
    package var cacheOccupancy: [CacheOccupancy] { cache.occupancy }

    /// Bytes that the cache may hold.
    package var cacheCapacity: Int { configuration.cacheBytes }
}
