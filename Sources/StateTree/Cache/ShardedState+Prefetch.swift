import Primitives
import State

// What is known to be needed is read before execution, in batches: one look into the store instead of one per read, and no hash on
// the way of a transaction.
extension ShardedState {
    /// Reads slots that are not in the cache, all with one look into the store. Their accounts are to be fetched first.
    ///
    /// - Complexity: a hash per slot that is missing.
    package func prefetch(_ slots: [(address: Address, slot: UInt256)]) {
        var keys: [StoreKey] = []
        var places: [StateCache.SlotKey] = []
        for (address, slot) in slots {
            let place = StateCache.SlotKey(address: address, slot: slot)
            // A read of a slot of an account without storage ends at the account.
            guard cache.peekSlot(place) == nil, let owner = cache.peekAccount(address),
                owner.account?.state.hasStorage == true
            else { continue }
            keys.append(.slot(Keccak256.hash(slot).word, of: owner.key))
            places.append(place)
        }
        guard !keys.isEmpty else { return }
        do throws(StateError) {
            for ((key, place), bytes) in zip(zip(keys, places), try store.read(keys)) {
                let value = if let bytes { try StoredSlot.decode(bytes, at: key) } else { UInt256.zero }
                cache.insert(value, for: place, owner: key.owner)
                cache.counters.addPrefetched(cache.shard(of: key.owner))
            }
        } catch {
            note(error)
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
