import Primitives

/// One trie's part of a store: the state trie, or the storage trie of one account.
struct TrieSource: Sendable {
    let store: any StateStore
    /// The hashed address of the account; zero for the state trie.
    let owner: UInt256

    /// The root as it is stored; `nil` for an empty trie.
    func root() throws(StateError) -> TrieChild? {
        let key = StoreKey.root(of: owner)
        guard let bytes = try store.read(key) else { return nil }
        guard let root = TrieRecord.root(bytes) else {
            throw .damaged(place: "\(key)", expected: "the root of a trie", found: "\(bytes.count) other bytes")
        }
        return root
    }

    /// The branch at a path, checked by its reference.
    func branch(_ path: NibblePath, _ reference: NodeReference) throws(StateError) -> TrieBranch {
        let key = StoreKey.branch(path, of: owner)
        guard let bytes = try store.read(key) else {
            throw .damaged(place: "\(key)", expected: "a branch of the trie", found: "nothing")
        }
        guard let branch = TrieRecord.branch(bytes, at: path) else {
            throw .damaged(
                place: "\(key)", expected: "a branch of the trie", found: "\(bytes.count) other bytes")
        }
        let found = NodeReference(toNode: TrieNode.branch(branch, depth: path.depth))
        guard found == reference else {
            throw .damaged(
                place: "\(key)", expected: "a branch with hash \(reference.rootHash)", found: "\(found.rootHash)")
        }
        return branch
    }

    /// The flat value of an entry that the trie has.
    func value(_ key: UInt256) throws(StateError) -> [UInt8] {
        let place = valueKey(key)
        guard let value = try store.read(place) else {
            throw .damaged(place: "\(place)", expected: "the value of a leaf of the trie", found: "nothing")
        }
        return value
    }

    func valueKey(_ key: UInt256) -> StoreKey { owner.isZero ? .account(key) : .slot(key, of: owner) }
}
