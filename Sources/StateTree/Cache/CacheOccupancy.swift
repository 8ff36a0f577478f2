/// What a shard has in the cache at a moment.
package struct CacheOccupancy: Sendable, Equatable {
    package var accounts: Int
    package var slots: Int

    package init(accounts: Int = 0, slots: Int = 0) {
        self.accounts = accounts
        self.slots = slots
    }

    package var entries: Int { accounts + slots }

    /// Bytes, counted as the cache's capacity is.
    package var byteCount: Int { accounts * StateCache.accountBytes + slots * StateCache.slotBytes }
}
