import Primitives
import State

/// Computes what a commit changes: what was before, the storage tries of all changed accounts, then the state trie, each step shared
/// by the workers.
struct CommitPreparation {
    /// From so many changed slots on, a contract is not one worker's task.
    private static let largeContract = 512
    /// Accounts and slots that are worth waking a worker for.
    private static let smallestShare = 64

    let store: any StateStore
    /// What may know values from before, without a look into the store.
    let cache: StateCache
    let stash: TrieStash
    let version: TreeVersion
    /// Whether the store is empty, so that there is nothing from before.
    var isFresh = false

    private var map: ShardMap { version.map }

    /// - Parameters:
    ///   - accounts: ascending by key, each account once.
    ///   - makeHead: the head afterwards, given its root.
    func prepare(
        _ accounts: [ChangedAccount], makeHead: (Hash256) -> StateHead
    ) throws(StateError) -> PreparedCommit {
        var stopwatch = CommitStopwatch()
        let storages = try update(accounts.compactMap(\.trie))
        stopwatch.end("storage tries")
        var after: [StoredAccount?] = []
        after.reserveCapacity(accounts.count)
        var changes: [TrieChange] = []
        changes.reserveCapacity(accounts.count)
        var storage = 0
        for account in accounts {
            var storageRoot: Hash256?
            if account.trie != nil {
                storageRoot = storages.roots[storage].rootHash
                storage += 1
            }
            let new = account.after(storageRoot)
            after.append(new)
            if new != account.before {
                let value = new.map { LeafValue.account($0) }
                changes.append(TrieChange(key: account.update.key, value: value, existed: account.before != nil))
            }
        }
        let states = try update(
            changes.isEmpty ? [] : [.init(update: .init(source: source(of: .zero), changes: changes), root: version.accounts)])
        let root = changes.isEmpty ? version.accounts : states.roots[0]
        let head = makeHead(root.rootHash)
        stopwatch.end("state trie")
        return PreparedCommit(
            version, head: head, accounts: accounts, after: after, storages: storages, states: states,
            times: stopwatch.times)
    }

    private func update(_ tries: [ShardedTrieUpdate.Trie]) throws(StateError) -> UpdatedTries {
        try ShardedTrieUpdate(tries: tries, map: map, generation: version.generation + 1).run()
    }

    // MARK: Accounts

    /// The accounts of a block's change, with what was before, in the order of their keys.
    func accounts(of change: StateChange) throws(StateError) -> [ChangedAccount] {
        let changes = change.accounts
        return try accounts(changes.count, size: { 1 + changes[$0].slots.count }) { (range) in
            AccountUpdate.updates(changes[range], cache)
        }
    }

    /// The same of other updates.
    func accounts(of updates: [AccountUpdate]) throws(StateError) -> [ChangedAccount] {
        try accounts(updates.count, size: { 1 + updates[$0].slots.count }) { (range) in Array(updates[range]) }
    }

    /// - Parameters:
    ///   - size: how much there is to do for an account.
    ///   - updates: makes those of a part.
    private func accounts(
        _ count: Int, size: (Int) -> Int, _ updates: @Sendable (Range<Int>) -> [AccountUpdate]
    ) throws(StateError) -> [ChangedAccount] {
        let parts = try map.performParts(of: count, smallestShare: Self.smallestShare, size: size) {
            (range) throws(StateError) -> [(account: ChangedAccount?, update: AccountUpdate)] in
            var result: [(ChangedAccount?, AccountUpdate)] = []
            result.reserveCapacity(range.count)
            for update in updates(range) {
                let isLarge = update.slots.count >= Self.largeContract
                result.append((isLarge ? nil : try account(update, ShardMap(shards: 1, workers: 1)), update))
            }
            return result
        }
        var accounts: [ChangedAccount] = []
        accounts.reserveCapacity(count)
        for part in parts {
            for (done, update) in part {
                if let done { accounts.append(done) } else { accounts.append(try account(update, map)) }
            }
        }
        return accounts.sorted { $0.update.key < $1.update.key }
    }

    private func account(_ update: AccountUpdate, _ map: ShardMap) throws(StateError) -> ChangedAccount {
        let before = try accountBefore(update)
        let hadStorage = before?.hasStorage ?? false
        let clears = update.clearsStorage && hadStorage
        if update.slots.isEmpty, !clears {
            // Most accounts; nothing here touches what other workers count references to.
            return ChangedAccount(update, before: before)
        }
        let source = source(of: update.key)
        var clearing = StoreBatch()
        let cleared = clears ? try clearStorage(of: update.key, &clearing) : []
        let keepsStorage = hadStorage && !clears
        let root = keepsStorage && !update.slots.isEmpty ? try storageRoot(source) : nil
        var slotsBefore = [UInt256](repeating: .zero, count: update.slots.count)
        if keepsStorage { try readSlots(of: update, TrieReader(source: source, root: root), map, into: &slotsBefore) }
        var changes: [TrieChange] = []
        changes.reserveCapacity(update.slots.count)
        for (slot, before) in zip(update.slots, slotsBefore) where !(slot.value.isZero && before.isZero) {
            changes.append(
                TrieChange(
                    key: slot.key, value: slot.value.isZero ? nil : .slot(slot.value), existed: !before.isZero))
        }
        var trie: ShardedTrieUpdate.Trie?
        if !changes.isEmpty { trie = .init(update: .init(source: source, changes: changes), root: root) }
        return ChangedAccount(
            update, before: before, slotsBefore: slotsBefore, cleared: cleared, clearing: clearing, trie: trie)
    }

    // MARK: What was before

    private func accountBefore(_ update: AccountUpdate) throws(StateError) -> StoredAccount? {
        if isFresh { return nil }
        if let known = update.known { return known.account }
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
        of update: AccountUpdate, _ reader: TrieReader, _ map: ShardMap, into values: inout [UInt256]
    ) throws(StateError) {
        var missing: [Int] = []
        for (index, slot) in update.slots.enumerated() {
            if let address = update.address, let rawKey = slot.rawKey,
                let known = cache.peekSlot(.init(address: address, slot: rawKey))
            {
                values[index] = known
            } else {
                missing.append(index)
            }
        }
        guard !missing.isEmpty else { return }
        let slots = update.slots
        let found = try map.perform(missing, in: missing.map { map.shard(of: slots[$0].key) }) {
            (index) throws(StateError) in
            let key = slots[index].key
            return try reader.value(key).map { (bytes) throws(StateError) in
                try StoredSlot.decode(bytes, at: .slot(key, of: update.key))
            }
        }
        for (index, value) in zip(missing, found) { values[index] = value ?? .zero }
    }

    /// Removes all slots and branches of an account.
    ///
    /// - Returns: what the slots were, by key.
    private func clearStorage(
        of owner: UInt256, _ batch: inout StoreBatch
    ) throws(StateError) -> [ReverseDiff.Slot] {
        var slots: [ReverseDiff.Slot] = []
        try store.forEach(in: .slot, owner: owner) { (key, bytes) throws(StateError) in
            slots.append(ReverseDiff.Slot(key: key.item, value: try StoredSlot.decode(bytes, at: key)))
            batch.remove(key)
            return true
        }
        try store.forEach(in: .storageBranch, owner: owner) { (key, _) throws(StateError) in
            batch.remove(key)
            return true
        }
        batch.remove(.root(of: owner))
        return slots
    }
}
