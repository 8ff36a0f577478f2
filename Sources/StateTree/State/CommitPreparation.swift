import Primitives

/// Computes what a commit changes: storage tries of the changed accounts, shard by shard in parallel, then the state trie.
struct CommitPreparation {
    /// From so many changed slots on, a contract's storage trie is not one worker's task but split over all shards: with fewer,
    /// waking the workers takes as long as they save.
    private static let smallestSplit = 256

    let store: any StateStore
    /// What may know values from before, without a look into the store.
    let cache: StateCache
    let stash: TrieStash
    let version: TreeVersion
    /// Whether the store is empty, so that there is nothing from before.
    var isFresh = false

    /// - Parameters:
    ///   - updates: ascending by key, each account once.
    ///   - makeHead: the head afterwards, given its root.
    func prepare(
        _ updates: [AccountUpdate], makeHead: (Hash256) -> StateHead
    ) throws(StateError) -> PreparedCommit {
        var stopwatch = CommitStopwatch()
        let accounts = try prepareAccounts(updates)
        stopwatch.end("storage tries")
        var batch = StoreBatch()
        for account in accounts { batch.append(contentsOf: account.batch) }
        for account in accounts where account.leaf != nil {
            let key = StoreKey.account(account.update.key)
            if let record = account.record { batch.put(key, record) } else { batch.remove(key) }
        }
        let changes = accounts.compactMap(\.leaf)
        var root = version.accounts
        if !changes.isEmpty {
            let update = ShardedTrieUpdate(source: source(of: .zero), map: version.map)
            let (newRoot, branches) = try update.apply(changes, to: root)
            root = newRoot
            batch.append(contentsOf: branches)
        }
        let head = makeHead(root.rootHash)
        stopwatch.end("state trie")
        var prepared = PreparedCommit(
            parent: version.head, head: head, batch: batch, accountsRoot: root, accounts: accounts,
            times: stopwatch.times)
        prepared.largeTries = version.largeTries
        for update in updates where update.slots.count >= LargeTries.smallestChange {
            prepared.largeTries.insert(update.key)
        }
        if prepared.largeTries != version.largeTries { prepared.batch.put(.largeTries, prepared.largeTries.encoded) }
        return prepared
    }

    private func prepareAccounts(_ updates: [AccountUpdate]) throws(StateError) -> [PreparedAccount] {
        let map = version.map
        let alone = ShardMap(shards: 1, workers: 1)
        let small = updates.filter { $0.slots.count < Self.smallestSplit }
        var accounts = try map.perform(small, in: small.map { map.shard(of: $0.key) }) { (update) throws(StateError) in
            try prepare(update, alone)
        }
        guard small.count < updates.count else { return accounts }
        for update in updates where update.slots.count >= Self.smallestSplit {
            accounts.append(try prepare(update, map))
        }
        return accounts.sorted { $0.update.key < $1.update.key }
    }

    private func prepare(_ update: AccountUpdate, _ map: ShardMap) throws(StateError) -> PreparedAccount {
        let before = try accountBefore(update)
        let hadStorage = before?.hasStorage ?? false
        let clears = update.clearsStorage && hadStorage
        if update.slots.isEmpty, !clears, update.newCode == nil {
            // Most accounts; nothing here touches what other workers count references to.
            return PreparedAccount(
                update: update, before: before, after: update.account(storageRoot: before?.storageRoot),
                slotsBefore: [], storage: (nil, false), batch: StoreBatch())
        }
        let source = source(of: update.key)
        var batch = StoreBatch()
        var slotsBefore: [UInt256: UInt256] = [:]
        if clears { try clearStorage(of: update.key, &batch, &slotsBefore) }
        let keepsStorage = hadStorage && !clears
        let root = keepsStorage && !update.slots.isEmpty ? try storageRoot(source) : nil
        if keepsStorage {
            try readSlots(of: update, TrieReader(source: source, root: root), map, into: &slotsBefore)
        } else {
            for slot in update.slots where slotsBefore[slot.key] == nil { slotsBefore[slot.key] = .zero }
        }
        var storage: (root: TrieChild?, isChanged: Bool) = (nil, clears)
        var changes: [TrieChange] = []
        changes.reserveCapacity(update.slots.count)
        for slot in update.slots {
            let existed = keepsStorage && slotsBefore[slot.key]?.isZero == false
            guard existed || !slot.value.isZero else { continue }
            let value = slot.value.isZero ? nil : StoredSlot.encode(slot.value)
            changes.append(TrieChange(key: slot.key, value: value, existed: existed))
            let key = StoreKey.slot(slot.key, of: update.key)
            if let value { batch.put(key, value) } else { batch.remove(key) }
        }
        if !changes.isEmpty {
            let (newRoot, branches) = try ShardedTrieUpdate(source: source, map: map).apply(changes, to: root)
            batch.append(contentsOf: branches)
            storage = (newRoot, true)
        }
        if let code = update.newCode, let hash = update.after?.codeHash { batch.put(.code(hash), code) }
        let storageHash = storage.isChanged ? storage.root.rootHash : before?.storageRoot
        let after = update.account(storageRoot: storageHash)
        return PreparedAccount(
            update: update, before: before, after: after,
            slotsBefore: slotsBefore.map { ReverseDiff.Slot(key: $0.key, value: $0.value) }
                .sorted { $0.key < $1.key },
            storage: storage, batch: batch)
    }

    // MARK: What was before

    private func accountBefore(_ update: AccountUpdate) throws(StateError) -> StoredAccount? {
        if isFresh { return nil }
        if let address = update.address, let known = cache.peekAccount(address) { return known.account }
        let reader = TrieReader(source: source(of: .zero), root: version.accounts)
        guard let bytes = try reader.value(update.key) else { return nil }
        return try StoredAccount(bytes, at: .account(update.key))
    }

    private func source(of owner: UInt256) -> TrieSource {
        TrieSource(store: store, owner: owner, stash: stash, generation: version.generation + 1)
    }

    private func storageRoot(_ source: TrieSource) throws(StateError) -> TrieChild? {
        if let resident = version.storages[source.owner] { return resident }
        return try source.stashedRoot()
    }

    /// Finds the changed slots' values from before, in the cache or through the trie.
    private func readSlots(
        of update: AccountUpdate, _ reader: TrieReader, _ map: ShardMap, into values: inout [UInt256: UInt256]
    ) throws(StateError) {
        var missing: [UInt256] = []
        for slot in update.slots {
            if let address = update.address, let rawKey = slot.rawKey,
                let known = cache.peekSlot(.init(address: address, slot: rawKey))
            {
                values[slot.key] = known
            } else {
                missing.append(slot.key)
            }
        }
        let found = try map.perform(missing, in: missing.map { map.shard(of: $0) }) { (key) throws(StateError) in
            try reader.value(key).map { (bytes) throws(StateError) in
                try StoredSlot.decode(bytes, at: .slot(key, of: update.key))
            }
        }
        for (key, value) in zip(missing, found) { values[key] = value ?? .zero }
    }

    /// Removes all slots and branches of an account, and says what the slots were.
    private func clearStorage(
        of owner: UInt256, _ batch: inout StoreBatch, _ values: inout [UInt256: UInt256]
    ) throws(StateError) {
        try store.forEach(in: .slot, owner: owner) { (key, bytes) throws(StateError) in
            values[key.item] = try StoredSlot.decode(bytes, at: key)
            batch.remove(key)
            return true
        }
        try store.forEach(in: .storageBranch, owner: owner) { (key, _) throws(StateError) in
            batch.remove(key)
            return true
        }
        batch.remove(.root(of: owner))
    }
}
