import Primitives

/// A block's commit, computed but not made: its root is known, the store unchanged. What the root does not need is left for later.
package struct PreparedCommit: Sendable {
    /// The head that this follows.
    let parent: StateHead
    /// The state afterwards.
    package let head: StateHead
    /// What the store gets besides accounts and tries.
    var batch = StoreBatch()
    /// The version of the shard map that the store has afterwards, where that is stored.
    var storedMapVersion: UInt64?
    let largeTries: LargeTries
    /// Blocks that can be gone back; `nil` for a commit that itself goes back.
    var reverseDiffs: UInt64?
    /// By key.
    let accounts: [ChangedAccount]
    /// The same accounts afterwards.
    let after: [StoredAccount?]
    /// What computing it took.
    package internal(set) var times = CommitTimes()

    private let map: ShardMap
    private let pool: WorkerPool?
    private let storages: UpdatedTries
    private let states: UpdatedTries
    private let accountsBefore: TrieChild?

    /// - Parameters:
    ///   - version: what the commit changes.
    ///   - storages: the changed storage tries, in the accounts' order.
    ///   - states: the state trie, if it changes.
    init(
        _ version: TreeVersion, _ pool: WorkerPool?, head: StateHead, accounts: [ChangedAccount],
        after: [StoredAccount?],
        storages: UpdatedTries, states: UpdatedTries, times: CommitTimes
    ) {
        parent = version.head
        self.head = head
        self.accounts = accounts
        self.after = after
        self.times = times
        map = version.map
        self.pool = pool
        self.storages = storages
        self.states = states
        accountsBefore = version.accounts
        var largeTries = version.largeTries
        for account in accounts where account.update.slots.count >= LargeTries.smallestChange {
            largeTries.insert(account.update.key)
        }
        self.largeTries = largeTries
        if largeTries != version.largeTries { batch.put(.largeTries, largeTries.encoded) }
    }

    package var root: Hash256 { head.root }

    /// Everything that becomes of the commit in memory and in the store.
    func finished() throws(StateError) -> FinishedCommit {
        var whole = StoreBatch()
        let parts = try map.performParts(
            sizes: accounts.map { 1 + $0.update.slots.count }, in: accounts.map { map.shard(of: $0.update.key) },
            smallestShare: 128, on: pool
        ) {
            (range) in
            var part = StoreBatch()
            for index in range {
                let (account, after) = (accounts[index], after[index])
                account.write(to: &part)
                guard after != account.before else { continue }
                let key = StoreKey.account(account.update.key)
                if let after { part.put(key, after.encoded) } else { part.remove(key) }
            }
            return part
        }
        for part in parts { whole.append(contentsOf: part) }
        let storages = try storages.finished(map, pool)
        let states = try states.finished(map, pool)
        whole.append(contentsOf: storages.batch)
        whole.append(contentsOf: states.batch)
        whole.append(contentsOf: batch)
        if let reverseDiffs {
            let diff = ReverseDiff(parent: parent, accounts: accounts.map(\.reverseDiff))
            whole.put(.reverseDiff(head.number), diff.encoded)
            if head.number >= reverseDiffs { whole.remove(.reverseDiff(head.number - reverseDiffs)) }
        }
        let owners = accounts.filter(\.hasTrie).map(\.update.key)
        return FinishedCommit(
            batch: whole, accounts: states.roots.isEmpty ? accountsBefore : states.roots[0],
            storages: Array(zip(owners, storages.roots)))
    }
}

/// What the store gets of a commit, and the tries with what stays of them in memory.
struct FinishedCommit {
    let batch: StoreBatch
    let accounts: TrieChild?
    /// Of accounts whose storage changed.
    let storages: [(owner: UInt256, root: TrieChild?)]
}
