import Primitives

/// Computes what a commit changes: storage tries of the changed accounts, shard by shard in parallel, then the state trie.
struct CommitPreparation {
    /// From so many changed slots on, a contract's storage trie is not one shard's work but split over all of them.
    private static let largeContract = 512

    let store: any StateStore
    /// What may know values from before, without a look into the store.
    let cache: StateCache
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
        var changes: [TrieChange] = []
        changes.reserveCapacity(accounts.count)
        for account in accounts {
            batch.append(contentsOf: account.batch)
            guard account.after != account.before else { continue }
            let value = account.after?.encoded
            changes.append(TrieChange(key: account.update.key, value: value))
            if let value { batch.put(.account(account.update.key), value) }
            if value == nil { batch.remove(.account(account.update.key)) }
        }
        var root = version.accounts
        if !changes.isEmpty {
            let update = ShardedTrieUpdate(source: TrieSource(store: store, owner: .zero), map: version.map)
            let (newRoot, branches) = try update.apply(changes, to: root)
            root = newRoot
            batch.append(contentsOf: branches)
        }
        let head = makeHead(root.rootHash)
        stopwatch.end("state trie")
        return PreparedCommit(
            parent: version.head, head: head, batch: batch, accountsRoot: root, accounts: accounts,
            times: stopwatch.times)
    }

    private func prepareAccounts(_ updates: [AccountUpdate]) throws(StateError) -> [PreparedAccount] {
        let map = version.map
        let alone = ShardMap(shards: 1, workers: 1)
        let small = updates.filter { $0.slots.count < Self.largeContract }
        var accounts = try map.perform(small, in: small.map { map.shard(of: $0.key) }) { (update) throws(StateError) in
            try prepare(update, alone)
        }
        guard small.count < updates.count else { return accounts }
        for update in updates where update.slots.count >= Self.largeContract {
            accounts.append(try prepare(update, map))
        }
        return accounts.sorted { $0.update.key < $1.update.key }
    }

    private func prepare(_ update: AccountUpdate, _ map: ShardMap) throws(StateError) -> PreparedAccount {
        let before = try accountBefore(update)
        let source = TrieSource(store: store, owner: update.key)
        let hadStorage = before.map { $0.storageRoot != MerklePatriciaTrie.emptyRoot } ?? false
        let clears = update.clearsStorage && hadStorage
        var batch = StoreBatch()
        var slotsBefore: [UInt256: UInt256] = [:]
        if clears { try clearStorage(of: update.key, &batch, &slotsBefore) }
        if !hadStorage || clears {
            for slot in update.slots where slotsBefore[slot.key] == nil { slotsBefore[slot.key] = .zero }
        } else {
            try readSlots(of: update, into: &slotsBefore)
        }
        var storage: (root: TrieChild?, isChanged: Bool) = (nil, clears)
        if !update.slots.isEmpty {
            let root = hadStorage && !clears ? try storageRoot(source) : nil
            let changes = update.slots.map {
                TrieChange(key: $0.key, value: $0.value.isZero ? nil : StoredSlot.encode($0.value))
            }
            for change in changes {
                let key = StoreKey.slot(change.key, of: update.key)
                if let value = change.value { batch.put(key, value) } else { batch.remove(key) }
            }
            let (newRoot, branches) = try ShardedTrieUpdate(source: source, map: map).apply(changes, to: root)
            batch.append(contentsOf: branches)
            storage = (newRoot, true)
        }
        if let code = update.newCode, let hash = update.after?.codeHash { batch.put(.code(hash), code) }
        let storageHash = storage.isChanged ? storage.root.rootHash : before?.storageRoot
        let after = update.after.map {
            StoredAccount(
                nonce: $0.nonce, balance: $0.balance, storageRoot: storageHash ?? MerklePatriciaTrie.emptyRoot,
                codeHash: $0.codeHash)
        }
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
        let key = StoreKey.account(update.key)
        guard let bytes = try store.read(key) else { return nil }
        return try StoredAccount(bytes, at: key)
    }

    private func storageRoot(_ source: TrieSource) throws(StateError) -> TrieChild? {
        if let resident = version.storages[source.owner] { return resident }
        return try source.root()
    }

    /// Reads the changed slots' values from before, those that are not cached in one go.
    private func readSlots(
        of update: AccountUpdate, into values: inout [UInt256: UInt256]
    ) throws(StateError) {
        var missing: [StoreKey] = []
        for slot in update.slots {
            if let address = update.address, let rawKey = slot.rawKey,
                let known = cache.peekSlot(.init(address: address, slot: rawKey))
            {
                values[slot.key] = known
            } else {
                missing.append(.slot(slot.key, of: update.key))
            }
        }
        guard !missing.isEmpty else { return }
        for (key, bytes) in zip(missing, try store.read(missing)) {
            values[key.item] = if let bytes { try StoredSlot.decode(bytes, at: key) } else { .zero }
        }
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
        try store.forEach(in: .branch, owner: owner) { (key, _) throws(StateError) in
            batch.remove(key)
            return true
        }
        batch.remove(.root(of: owner))
    }
}
