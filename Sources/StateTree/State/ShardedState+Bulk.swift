import Primitives
import State

extension ShardedState {
    /// Puts a large state into an empty store, shard by shard, with never more than a few shards in memory.
    ///
    /// - Parameters:
    ///   - accounts: by their hashed addresses.
    ///   - account: each of them by its number, without storage.
    ///   - slots: of the first account, by their hashed keys.
    ///   - slot: the value of each by its number, not zero.
    package convenience init(
        loading accounts: BulkEntries, account: @Sendable (Int) -> AccountState, slots: BulkEntries? = nil,
        slot: @Sendable (Int) -> UInt256 = { _ in .zero }, number: UInt64, in store: any StateStore,
        _ configuration: Configuration = Configuration()
    ) throws(StateError) {
        try Self.checkIsEmpty(store)
        let map = ShardMap(shards: configuration.shards, workers: configuration.workers)
        var storageRoot = MerklePatriciaTrie.emptyRoot
        if let slots, let owner = accounts.first {
            let source = TrieSource(store: store, owner: owner)
            storageRoot = try Self.load(slots, into: source, map) { StoredSlot.encode(slot($0)) }.rootHash
        }
        let source = TrieSource(store: store, owner: .zero)
        let ownerRoot = storageRoot
        let root = try Self.load(accounts, into: source, map) { index in
            let state = account(index)
            return StoredAccount(
                nonce: state.nonce, balance: state.balance,
                storageRoot: index == 0 ? ownerRoot : MerklePatriciaTrie.emptyRoot, codeHash: state.codeHash
            ).encoded
        }
        let head = StateHead(number: number, hash: nil, root: root.rootHash, isWhole: true)
        var batch = StoreBatch()
        batch.put(.manifest, Manifest(head: head, shardMapVersion: map.version).encoded)
        var version = TreeVersion(head: head, map: map, storedMapVersion: map.version, accounts: root)
        if let slots, slots.count >= LargeTries.smallestChange, let owner = accounts.first {
            version.largeTries.insert(owner)
            batch.put(.largeTries, version.largeTries.encoded)
        }
        try store.commit(batch)
        self.init(version, store, configuration)
    }

    /// - Throws: if the store has a state, or a part of one.
    static func checkIsEmpty(_ store: any StateStore) throws(StateError) {
        var found: String?
        if let bytes = try store.read(.manifest) {
            let manifest = try? Manifest(decoding: bytes, place: store.name)
            found = manifest.map { "the state of block \($0.head.number)" } ?? "a state"
        } else {
            for table in [StoreKey.Table.account, .slot] where found == nil {
                try store.forEach(in: table) { (_, _) throws(StateError) in
                    found = "a part of one, whose creation did not end"
                    return false
                }
            }
        }
        guard let found else { return }
        throw .notAState(
            place: store.name, expected: "an empty store", found: found,
            advice: "give another folder, or remove this one first")
    }

    /// Entries of one load.
    private static let loadedEntries = 400_000

    /// Loads one trie with its values.
    ///
    /// - Returns: its root, with no branches in memory.
    private static func load(
        _ entries: BulkEntries, into source: TrieSource, _ map: ShardMap, value: @Sendable (Int) -> [UInt8]
    ) throws(StateError) -> TrieChild? {
        let bytes = Array(0..<ShardMap.maximumShards)
        // Each load is a file, of which there should not be many small ones.
        var groups = 1
        while groups < bytes.count, entries.count / groups > loadedEntries { groups *= 2 }
        let size = bytes.count / groups
        let loaded = try map.perform(Array(0..<groups), in: (0..<groups).map { map.shard(ofFirstByte: $0 * size) }) {
            (group) throws(StateError) -> [(child: TrieChild?, branches: StoreBatch)] in
            var values = StoreBatch()
            var parts: [(child: TrieChild?, branches: StoreBatch)] = []
            for byte in bytes[(group * size)..<((group + 1) * size)] {
                var stored: [TrieSource.Entry] = []
                for position in entries.range(ofFirstByte: byte) {
                    let (key, index) = entries.entries[position]
                    let value = value(index)
                    values.put(source.valueKey(key), value)
                    stored.append((key, value))
                }
                var draft = TrieDraft()
                try draft.build(stored, of: source, at: 2)
                _ = try draft.hash()
                let made = FinishedDraft(draft, generation: 0).makeBranches()
                parts.append(((made.children[0])?.evicting(fromLevel: 0), made.batch))
            }
            if !values.isEmpty { try source.store.load(values) }
            return parts
        }
        let parts = loaded.flatMap { $0 }
        var draft = TrieDraft()
        draft.sources.append(source)
        let top = draft.addBranch(at: .root, source: 0)
        for nibble in 0..<16 {
            let branch = draft.addBranch(at: .root.appending(nibble), source: 0)
            for second in 0..<16 {
                guard let child = parts[16 * nibble + second].child else { continue }
                draft.places[16 * branch + second] = draft.addKept(child, depth: 2)
            }
            draft.places[16 * top + nibble] = try draft.join(branch, at: 1)
        }
        draft.results.append(try draft.join(top, at: 0))
        _ = try draft.hash()
        let made = FinishedDraft(draft, generation: 0).makeBranches()
        guard let root = made.children[0] else { return nil }
        var branches = made.batch
        for part in parts { branches.append(contentsOf: part.branches) }
        var rootBatch = StoreBatch()
        rootBatch.put(.root(of: source.owner), TrieRecord.encode(root: root))
        for (_, level) in Dictionary(grouping: branches.writes, by: \.key.nibbles) {
            var batch = StoreBatch()
            for case (let key, let value?) in level { batch.put(key, value) }
            try source.store.load(batch)
        }
        try source.store.commit(rootBatch)
        return root.evicting(fromLevel: 0)
    }
}
