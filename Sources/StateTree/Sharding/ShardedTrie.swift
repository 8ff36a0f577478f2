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
        let keys = changes.keys.sorted()
        let before = try store.read(keys.map(StoreKey.account))
        var batch = StoreBatch()
        var sorted: [TrieChange] = []
        for (key, old) in zip(keys, before) {
            let value = changes[key] ?? nil
            guard value != nil || old != nil else { continue }
            sorted.append(TrieChange(key: key, value: value.map { .bytes($0) }, existed: old != nil))
            if let value { batch.put(.account(key), value) } else { batch.remove(.account(key)) }
        }
        let source = TrieSource(store: store, owner: .zero, holdsAccounts: false)
        let trie = ShardedTrieUpdate.Trie(update: .init(source: source, changes: sorted), root: child)
        let updated = try ShardedTrieUpdate(tries: [trie], map: map, generation: 0).run().finished(map)
        batch.append(contentsOf: updated.batch)
        try store.commit(batch)
        child = updated.roots[0]
        return root
    }

    /// Forgets the branches in memory that have `level` or more above them, so that the next update reads them from the store.
    package mutating func evict(fromLevel level: Int) { child = child?.evicting(fromLevel: level) }
}
