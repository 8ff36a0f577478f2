import Primitives

/// One trie's part of a store: the state trie, or the storage trie of one account.
struct TrieSource: Sendable {
    /// One entry as it is stored.
    typealias Entry = (key: UInt256, value: [UInt8])

    let store: any StateStore
    /// The hashed address of the account; zero for the state trie.
    let owner: UInt256
    /// Entries read already since the last commit.
    var stash: TrieStash?
    /// The commit that branches are loaded or made for.
    var generation: UInt32 = 0
    /// Whether the state trie's values are accounts, whose leaves differ from what is stored of them.
    var holdsAccounts = true

    /// The root as it is stored; `nil` for an empty trie.
    func root() throws(StateError) -> TrieChild? {
        let key = StoreKey.root(of: owner)
        guard let bytes = try store.read(key) else { return nil }
        guard let root = TrieRecord.root(bytes) else {
            throw .damaged(place: "\(key)", expected: "the root of a trie", found: "\(bytes.count) other bytes")
        }
        return root
    }

    /// The same, kept for the next commit.
    func stashedRoot() throws(StateError) -> TrieChild? {
        guard let stash else { return try root() }
        return try stash.root(of: owner) { () throws(StateError) in try root() }
    }

    /// The branch at a path, checked by its reference.
    ///
    /// - Parameter leaves: of a page, zero for a branch with a record.
    func branch(_ path: NibblePath, _ reference: NodeReference, leaves: UInt8) throws(StateError) -> TrieBranch {
        if let kept = stashedBranch(path, reference) { return kept }
        guard leaves == 0 else { return try page(path, reference, leaves: Int(leaves)) }
        let key = StoreKey.branch(path, of: owner)
        guard let bytes = try store.read(key) else {
            throw .damaged(place: "\(key)", expected: "a branch of the trie", found: "nothing")
        }
        let branch = try branch(TrieRecord(stored: bytes), at: path, reference)
        stash?.insert(branch, of: owner, at: path, reference)
        return branch
    }

    /// The branch at a path, if it was read since the last commit.
    func stashedBranch(_ path: NibblePath, _ reference: NodeReference) -> TrieBranch? {
        stash?.branch(of: owner, at: path, reference)
    }

    /// The branch of a record.
    func branch(
        _ record: TrieRecord, at path: NibblePath, _ reference: NodeReference
    ) throws(StateError) -> TrieBranch {
        let key = StoreKey.branch(path, of: owner)
        guard let slots = record.slots(at: path) else {
            throw .damaged(
                place: "\(key)", expected: "a branch of the trie", found: "\(record.bytes.count) other bytes")
        }
        let found =
            NodeEncoding.reference(ofBranch: record) ?? NodeReference(toNode: TrieNode.branch(slots, depth: path.depth))
        guard found == reference else {
            throw .damaged(
                place: "\(key)", expected: "a branch with hash \(reference.rootHash)", found: "\(found.rootHash)")
        }
        return TrieBranch(record, nodes: [], generation: generation)
    }

    private func page(_ path: NibblePath, _ reference: NodeReference, leaves: Int) throws(StateError) -> TrieBranch {
        // Entries kept from a read beside a commit may be of the state before it.
        if let kept = stash?.entries(of: owner, below: path), let node = try build(kept, path, reference).node {
            return node
        }
        let entries = try readEntries(below: path)
        let (node, found) = try build(entries, path, reference)
        guard let node, entries.count == leaves else {
            throw wrongPage(path, reference, leaves: leaves, found: entries.count, found?.ownReference)
        }
        return node
    }

    /// The branch that these entries make, if it is the one with that reference.
    private func build(
        _ entries: [Entry], _ path: NibblePath, _ reference: NodeReference
    ) throws(StateError) -> (node: TrieBranch?, found: TrieChild?) {
        var draft = TrieDraft()
        draft.begin(self)
        // The depth of a single leaf does not matter: a page has more.
        try draft.add(entries, at: 0)
        _ = try draft.hash()
        let found = FinishedDraft(draft, generation: generation).makeBranches().children.first ?? nil
        guard case .branch(path, reference, let node?, _) = found else { return (nil, found) }
        return (node, found)
    }

    func wrongPage(
        _ path: NibblePath, _ reference: NodeReference, leaves: Int, found count: Int, _ found: NodeReference? = nil
    ) -> StateError {
        let hash = found.map { " with hash \($0.rootHash)" } ?? ""
        return .damaged(
            place: "\(StoreKey.branch(path, of: owner))",
            expected: "\(leaves) entries with hash \(reference.rootHash)", found: "\(count)\(hash)")
    }

    // MARK: Entries

    /// All entries below a path, in order: those of a page.
    func readEntries(below path: NibblePath) throws(StateError) -> [Entry] {
        var entries: [Entry] = []
        try store.forEach(in: owner.isZero ? .account : .slot, owner: owner, below: path.bits, nibbles: path.depth) {
            (key, value) throws(StateError) in
            entries.append((key.item, value))
            // A page has no more; what has is damaged.
            return entries.count <= TrieChild.largestPage
        }
        return entries
    }

    /// The only entry below the place of a leaf.
    func onlyEntry(below place: NibblePath) throws(StateError) -> Entry {
        let entries = try readEntries(below: place)
        guard entries.count == 1 else {
            throw .damaged(
                place: "\(StoreKey.branch(place, of: owner))", expected: "the value of a leaf of the trie",
                found: "\(entries.count) values")
        }
        return entries[0]
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

    /// What the trie's leaf holds of an entry.
    func leafValue(_ key: UInt256, _ stored: [UInt8]) throws(StateError) -> LeafValue {
        owner.isZero && holdsAccounts ? .account(try StoredAccount(stored, at: .account(key))) : .bytes(stored)
    }
}
