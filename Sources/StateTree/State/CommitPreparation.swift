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
    let pool: WorkerPool?
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
            if account.hasTrie {
                storageRoot = storages.roots[storage].rootHash
                storage += 1
            }
            after.append(account.after(storageRoot))
            if let change = account.change(to: after[after.count - 1]) { changes.append(change) }
        }
        let states = try update(
            changes.isEmpty ? [] : [.init(source: source(of: .zero), changes: changes, root: version.accounts)])
        let root = changes.isEmpty ? version.accounts : states.roots[0]
        let head = makeHead(root.rootHash)
        stopwatch.end("state trie")
        return PreparedCommit(
            version, pool, head: head, accounts: accounts, after: after, storages: storages, states: states,
            times: stopwatch.times)
    }

    private func update(_ tries: [ShardedTrieUpdate.Trie]) throws(StateError) -> UpdatedTries {
        try ShardedTrieUpdate(tries: tries, map: map, pool: pool, generation: version.generation + 1).run()
    }

    // MARK: Accounts

    /// The accounts of a block's change, with what was before, in the order of their keys.
    func accounts(of change: StateChange) throws(StateError) -> [ChangedAccount] {
        let changes = change.accounts
        // Hashed first, and by one thread, so that each account stays with the worker of its shard from here on.
        let keys = Keccak256.hash(changes.map(\.address)).map(\.word)
        let order = HashOrder.positions(of: keys)
        let slots = order.map { changes[$0].slots.count }
        return try accounts(order.map { keys[$0] }, slots: slots) { (range, body) throws(StateError) in
            try AccountUpdate.forEach(in: order[range], of: changes, keys: keys, body)
        }
    }

    /// The same of other updates.
    func accounts(of updates: [AccountUpdate]) throws(StateError) -> [ChangedAccount] {
        let updates = updates.sorted { $0.key < $1.key }
        return try accounts(updates.map(\.key), slots: updates.map(\.slots.count)) { (range, body) throws(StateError) in
            for update in updates[range] { try body(update) }
        }
    }

    /// - Parameters:
    ///   - keys: ascending.
    ///   - slots: how many of each account change.
    ///   - forEach: makes the updates of some accounts.
    private func accounts(
        _ keys: [UInt256], slots: [Int],
        _ forEach: @Sendable (Range<Int>, (AccountUpdate) throws(StateError) -> Void) throws(StateError) -> Void
    ) throws(StateError) -> [ChangedAccount] {
        @Sendable func accounts(_ range: Range<Int>, _ map: ShardMap) throws(StateError) -> [ChangedAccount] {
            var result: [ChangedAccount] = []
            result.reserveCapacity(range.count)
            try forEach(range) { (update) throws(StateError) in result.append(try account(update, map)) }
            return result
        }
        let shards = keys.map { map.shard(of: $0) }
        let alone = ShardMap(shards: 1, workers: 1)
        // All workers together do one large contract after the other, then parts of what is between them.
        let count = slots.count
        let large = slots.indices.filter { slots[$0] >= Self.largeContract }
        var result: [ChangedAccount] = []
        result.reserveCapacity(count)
        var start = 0
        for next in large + [count] {
            let first = start
            let sizes = slots[start..<next].map { 1 + $0 }
            let parts = try map.performParts(
                sizes: sizes, in: Array(shards[start..<next]), smallestShare: Self.smallestShare, on: pool
            ) {
                (range) throws(StateError) in try accounts(first + range.lowerBound..<first + range.upperBound, alone)
            }
            for part in parts { result += part }
            if next < count { result += try accounts(next..<next + 1, map) }
            start = next + 1
        }
        return result
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
        if !changes.isEmpty { trie = .init(source: source, changes: changes, root: root) }
        return ChangedAccount(
            update, before: before, slotsBefore: slotsBefore, cleared: cleared, clearing: clearing, trie: trie)
    }

    // MARK: What was before

    private func accountBefore(_ update: AccountUpdate) throws(StateError) -> StoredAccount? {
        if isFresh { return nil }
        if let before = update.before, !before.hasStorage { return StoredAccount(before) }
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
        of update: AccountUpdate, _ reader: TrieReader, _ map: ShardMap, into values: inout [UInt256]
    ) throws(StateError) {
        var missing: [Int] = []
        for (index, slot) in update.slots.enumerated() {
            if let before = slot.before {
                values[index] = before
            } else if let address = update.address, let rawKey = slot.rawKey,
                let known = cache.peekSlot(.init(address: address, slot: rawKey))
            {
                values[index] = known
            } else {
                missing.append(index)
            }
        }
        guard !missing.isEmpty else { return }
        let slots = update.slots
        let found = try map.perform(missing, in: missing.map { map.shard(of: slots[$0].key) }, on: pool) {
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
