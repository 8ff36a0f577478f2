import Primitives
import State

// What is known to be needed is read before execution: no hash and no look into the store on the way of a transaction.
extension ShardedState {
    /// Reads slots that are not in the cache. Their accounts are to be fetched first.
    ///
    /// - Complexity: a hash per slot that is missing.
    package func prefetch(_ slots: [(address: Address, slot: UInt256)]) {
        for (address, slot) in slots {
            let place = StateCache.SlotKey(address: address, slot: slot)
            // A read of a slot of an account without storage ends at the account.
            guard cache.peekSlot(place) == nil, let owner = cache.peekAccount(address),
                owner.account?.state.hasStorage == true
            else { continue }
            _ = readSlot(place, owner.key)
            cache.counters.addPrefetched(cache.shard(of: owner.key))
        }
    }

    /// Reads the codes of accounts that are in the cache.
    ///
    /// - Complexity: a hash per code that this state has not read before.
    package func prefetchCodes(of addresses: [Address]) {
        for address in addresses {
            guard let hash = cache.peekAccount(address)?.account?.codeHash, hash != Keccak256.ofEmpty else { continue }
            _ = code(hash)
        }
    }
}
