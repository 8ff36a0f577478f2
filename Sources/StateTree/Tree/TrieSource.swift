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
        guard var outline = TrieRecord.outline(bytes, at: path) else {
            throw .damaged(
                place: "\(key)", expected: "a branch of the trie", found: "\(bytes.count) other bytes")
        }
        try readLeaves(of: &outline, at: path)
        let branch = TrieBranch(outline.slots)
        let found = NodeReference(toNode: TrieNode.branch(branch, depth: path.depth))
        guard found == reference else {
            throw .damaged(
                place: "\(key)", expected: "a branch with hash \(reference.rootHash)", found: "\(found.rootHash)")
        }
        return branch
    }

    /// Finds a branch's leaves among the flat values, which lie in the order of their keys: all in one go where there is nothing
    /// else below the branch.
    private func readLeaves(of outline: inout TrieRecord.Outline, at path: NibblePath) throws(StateError) {
        let depth = path.depth
        if outline.slots.allSatisfy({ $0 == nil }) {
            var slots = outline.slots
            var isRight = true
            try forEachValue(below: path) { key, value in
                let nibble = Int(key.nibble(depth))
                // A second one below the same nibble is no leaf of this branch.
                isRight = isRight && slots[nibble] == nil
                slots[nibble] = TrieChild.pending(key: key, value: value).settled(atDepth: depth + 1)
                return isRight
            }
            guard isRight, outline.leaves == slots.indices.filter({ slots[$0] != nil }) else {
                throw .damaged(
                    place: "\(StoreKey.branch(path, of: owner))", expected: "one value for each leaf", found: "others")
            }
            outline.slots = slots
            return
        }
        for nibble in outline.leaves {
            var leaf: TrieChild?
            try forEachValue(below: path.appending(nibble)) { key, value in
                leaf = TrieChild.pending(key: key, value: value).settled(atDepth: depth + 1)
                return false
            }
            guard let leaf else {
                throw .damaged(
                    place: "\(StoreKey.branch(path, of: owner))", expected: "a value below nibble \(nibble)",
                    found: "none")
            }
            outline.slots[nibble] = leaf
        }
    }

    private func forEachValue(
        below path: NibblePath, _ body: (UInt256, [UInt8]) -> Bool
    ) throws(StateError) {
        try store.forEach(in: owner.isZero ? .account : .slot, owner: owner, below: path.bits, nibbles: path.depth) {
            (key, value) throws(StateError) in body(key.item, value)
        }
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
