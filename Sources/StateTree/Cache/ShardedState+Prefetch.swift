import Primitives
import State

// What is known to be needed is read before execution: no hash and no look into the store on the way of a transaction.
extension ShardedState {
    /// Reads those of the accounts that are not in the cache, and makes the pages that they are in, which a commit needs to hash what
    /// becomes of them. All workers take part.
    ///
    /// - Complexity: a look into the store for each page, and a hash for each of its entries and branches.
    package func prefetch(_ addresses: [Address]) {
        let missing = addresses.filter { cache.peekAccount($0) == nil }
        // Those of a page are neighbours.
        let accounts = zip(missing, Keccak256.hash(missing)).map { (address: $0, key: $1.word) }.sorted {
            $0.key < $1.key
        }
        forEachPart(in: accounts.map { cache.shard(of: $0.key) }) { (range) throws(StateError) in
            try fetch(accounts[range])
        }
    }

    private func fetch(_ accounts: ArraySlice<(address: Address, key: UInt256)>) throws(StateError) {
        let version = current.withLock { $0 }
        let source = TrieSource(store: store, owner: .zero, stash: stash, generation: version.generation)
        let reader = TrieReader(source: source, root: version.accounts)
        var draft = TrieDraft()
        draft.begin(source)
        var pages: [(path: NibblePath, reference: NodeReference)] = []
        var entries: [TrieSource.Entry] = []
        for (address, key) in accounts {
            var value: [UInt8]?
            switch try reader.find(key) {
            case .absent: break
            case .open: value = try store.read(.account(key))
            case .page(let path, let reference, let leaves):
                if pages.last?.path != path {
                    entries = try source.readEntries(below: path)
                    try draft.addPage(entries, at: path, reference, leaves: leaves)
                    pages.append((path, reference))
                }
                value = entries.first { $0.key == key }?.value
            }
            let account = try value.map { (value) throws(StateError) in try StoredAccount(value, at: .account(key)) }
            cache.insert(.init(key: key, account: account), for: address)
            cache.counters.addPrefetched(cache.shard(of: key))
        }
        _ = try draft.hash()
        let made = FinishedDraft(draft, generation: version.generation).makeBranches()
        for (page, child) in zip(pages, made.children) {
            if let branch = child?.node { stash.insert(branch, of: .zero, at: page.path, page.reference) }
        }
    }

    /// Reads slots that are not in the cache. Their accounts are to be fetched first.
    ///
    /// - Complexity: a hash and a look into the store for each that is missing.
    package func prefetch(_ slots: [(address: Address, slot: UInt256)]) {
        let shards = shardMap.shards
        forEachPart(in: slots.indices.map { $0 * shards / slots.count }) { range in
            for (address, slot) in slots[range] {
                let place = StateCache.SlotKey(address: address, slot: slot)
                // A read of a slot of an account without storage ends at the account.
                guard cache.peekSlot(place) == nil, let owner = cache.peekAccount(address),
                    owner.account?.state.hasStorage == true
                else { continue }
                _ = readSlot(place, owner.key)
                cache.counters.addPrefetched(cache.shard(of: owner.key))
            }
        }
    }

    /// A failed read condemns the block, as that of an executor does.
    private func forEachPart(in shards: [Int], _ body: @Sendable (Range<Int>) throws(StateError) -> Void) {
        do {
            _ = try shardMap.performParts(
                sizes: [Int](repeating: 1, count: shards.count), in: shards, smallestShare: Self.smallestPrefetch,
                on: pool, body)
        } catch {
            note(error)
        }
    }

    /// Look-ups that are worth waking a worker for.
    private static let smallestPrefetch = 16

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
