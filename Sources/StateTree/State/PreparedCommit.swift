import Primitives

/// A block's commit, computed but not made: its root is known, the store unchanged.
package struct PreparedCommit: Sendable {
    /// The head that this follows.
    let parent: StateHead
    /// The state afterwards.
    package let head: StateHead
    var batch: StoreBatch
    /// The version of the shard map that the store has afterwards, where that is stored.
    var storedMapVersion: UInt64?
    var largeTries = LargeTries()
    /// Blocks that can be gone back; `nil` for a commit that itself goes back.
    var reverseDiffs: UInt64?
    let accountsRoot: TrieChild?
    let accounts: [PreparedAccount]
    /// What computing it took.
    package internal(set) var times = CommitTimes()

    package var root: Hash256 { head.root }

    /// What the store gets, with what it takes to go back.
    var whole: StoreBatch {
        guard let reverseDiffs else { return batch }
        let diff = ReverseDiff(
            parent: parent,
            accounts: accounts.map { ReverseDiff.Account(key: $0.update.key, before: $0.before, slots: $0.slotsBefore) }
        )
        var batch = batch
        batch.put(.reverseDiff(head.number), diff.encoded)
        if head.number >= reverseDiffs { batch.remove(.reverseDiff(head.number - reverseDiffs)) }
        return batch
    }
}

/// One account of a commit. An object, since it goes through several lists.
final class PreparedAccount: Sendable {
    let update: AccountUpdate
    let before: StoredAccount?
    let after: StoredAccount?
    /// Values of changed slots from before, by hashed key.
    let slotsBefore: [ReverseDiff.Slot]
    /// The storage trie, if it changed.
    let storage: (root: TrieChild?, isChanged: Bool)
    /// What becomes of its leaf in the state trie; `nil` if it stays as it is.
    let leaf: TrieChange?
    /// What to store of the account itself, if its leaf changes; `nil` removes it.
    let record: [UInt8]?
    /// What to store of its slots, storage trie and code.
    let batch: StoreBatch

    init(
        update: AccountUpdate, before: StoredAccount?, after: StoredAccount?, slotsBefore: [ReverseDiff.Slot],
        storage: (root: TrieChild?, isChanged: Bool), batch: StoreBatch
    ) {
        self.update = update
        self.before = before
        self.after = after
        self.slotsBefore = slotsBefore
        self.storage = storage
        self.batch = batch
        leaf = after == before ? nil : TrieChange(key: update.key, value: after?.leafValue, existed: before != nil)
        record = after == before ? nil : after?.encoded
    }
}
