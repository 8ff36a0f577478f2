import Primitives

/// One account of a commit, with what it was before. An object, since it goes through several lists.
final class ChangedAccount: Sendable {
    let update: AccountUpdate
    let before: StoredAccount?
    /// Of each slot of the update, in its order; zero for one that was not set.
    let slotsBefore: [UInt256]
    /// All slots that the account had, where its storage is cleared.
    let cleared: [ReverseDiff.Slot]
    /// What goes from the store with them.
    let clearing: StoreBatch
    /// The storage trie's changes, if it has any.
    let trie: ShardedTrieUpdate.Trie?
    var hasTrie: Bool { trie != nil }

    init(
        _ update: AccountUpdate, before: StoredAccount?, slotsBefore: [UInt256] = [], cleared: [ReverseDiff.Slot] = [],
        clearing: StoreBatch = StoreBatch(), trie: ShardedTrieUpdate.Trie? = nil
    ) {
        self.update = update
        self.before = before
        self.slotsBefore = slotsBefore
        self.cleared = cleared
        self.clearing = clearing
        self.trie = trie
    }

    private var hadStorage: Bool { before?.hasStorage ?? false }

    /// Whether slots from before go.
    var clearsStorage: Bool { update.clearsStorage && hadStorage }

    /// - Parameter storageRoot: that of `trie`, if there is one.
    func after(_ storageRoot: Hash256?) -> StoredAccount? {
        update.account(storageRoot: storageRoot ?? (clearsStorage ? nil : before?.storageRoot))
    }

    /// What becomes of its leaf in the state trie; `nil` if it stays as it is.
    func change(to after: StoredAccount?) -> TrieChange? {
        guard after != before else { return nil }
        return TrieChange(key: update.key, value: after.map { .account($0) }, existed: before != nil)
    }

    /// What to store of its slots and its code.
    func write(to batch: inout StoreBatch) {
        batch.append(contentsOf: clearing)
        for (slot, before) in zip(update.slots, slotsBefore) {
            let key = StoreKey.slot(slot.key, of: update.key)
            if !slot.value.isZero {
                batch.put(key, StoredSlot.encode(slot.value))
            } else if !before.isZero {
                batch.remove(key)
            }
        }
        if let code = update.newCode, let hash = update.after?.codeHash { batch.put(.code(hash), code) }
    }

    /// What it takes to go back.
    var reverseDiff: ReverseDiff.Account {
        var slots = zip(update.slots, slotsBefore).map { ReverseDiff.Slot(key: $0.key, value: $1) }
        if !cleared.isEmpty {
            let known = Set(cleared.map(\.key))
            slots = (slots.filter { !known.contains($0.key) } + cleared).sorted { $0.key < $1.key }
        }
        return ReverseDiff.Account(key: update.key, before: before, slots: slots)
    }
}
