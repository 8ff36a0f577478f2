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
    let accountsRoot: TrieChild?
    let accounts: [PreparedAccount]

    package var root: Hash256 { head.root }

    /// Bytes that the store gets.
    package var byteCount: Int { batch.byteCount }
}

/// One account of a commit.
struct PreparedAccount: Sendable {
    let update: AccountUpdate
    let before: StoredAccount?
    let after: StoredAccount?
    /// Values of changed slots from before, by hashed key.
    let slotsBefore: [ReverseDiff.Slot]
    /// The storage trie, if it changed.
    let storage: (root: TrieChild?, isChanged: Bool)
    let batch: StoreBatch
}
