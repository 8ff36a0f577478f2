import Primitives

/// The tries as they are after the head block, as far as they are in memory. A value: a commit works on its own copy.
struct TreeVersion: Sendable {
    var head: StateHead
    var map: ShardMap
    /// The state trie.
    var accounts: TrieChild?
    /// Storage tries of accounts changed lately, by hashed address; `nil` for an empty one.
    private(set) var storages: [UInt256: TrieChild?] = [:]
    private var storageBranches = 0

    init(head: StateHead, map: ShardMap, accounts: TrieChild?) {
        self.head = head
        self.map = map
        self.accounts = accounts
    }

    mutating func setStorage(_ root: TrieChild?, of owner: UInt256) {
        storageBranches -= (storages[owner] ?? nil)?.residentBranches ?? 0
        storageBranches += root?.residentBranches ?? 0
        storages.updateValue(root, forKey: owner)
    }

    /// Branches and storage roots in memory.
    var residentBranches: Int { (accounts?.residentBranches ?? 0) + storages.count + storageBranches }

    /// Forgets nodes beyond `limit`: storage tries first, then the state trie from its fifth level, then from its fourth on. The
    /// levels above, at most 273 branches, stay.
    mutating func evict(beyond limit: Int) {
        guard residentBranches > limit else { return }
        storages = [:]
        storageBranches = 0
        for depth in [4, 3] where residentBranches > limit { accounts = accounts?.evicting(fromDepth: depth) }
    }
}
