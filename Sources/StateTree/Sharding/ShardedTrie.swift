import Primitives

/// A trie of its own, over any values under keys of 32 bytes, kept in a store and updated shard by shard: the state trie and the
/// storage tries are such tries with accounts and slots for values.
package struct ShardedTrie {
    private let store: any StateStore
    private let map: ShardMap
    private var child: TrieChild?

    /// The trie that the store holds; an empty one in an empty store.
    package init(in store: any StateStore, map: ShardMap) throws(StateError) {
        self.store = store
        self.map = map
        child = try TrieSource(store: store, owner: .zero).root()
    }

    package var root: Hash256 { child.rootHash }

    /// Changes entries and returns the new root. `nil` removes an entry; a value must not be empty.
    ///
    /// - Complexity: one hash per branch on the way to a changed entry.
    @discardableResult
    package mutating func apply(_ changes: [UInt256: [UInt8]?]) throws(StateError) -> Hash256 {
        let sorted = changes.sorted { $0.key < $1.key }.map { TrieChange(key: $0.key, value: $0.value) }
        let source = TrieSource(store: store, owner: .zero)
        let (newChild, branches) = try ShardedTrieUpdate(source: source, map: map).apply(sorted, to: child)
        var batch = branches
        for change in sorted {
            if let value = change.value {
                batch.put(.account(change.key), value)
            } else {
                batch.remove(.account(change.key))
            }
        }
        try store.commit(batch)
        child = newChild
        return root
    }

    /// Forgets the branches in memory from `depth` on, so that the next update reads them from the store.
    package mutating func evict(fromDepth depth: Int) { child = child?.evicting(fromDepth: depth) }
}
