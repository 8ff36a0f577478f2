import Primitives
import State

extension TraditionalState {
    /// Nodes of one file.
    private static let loadedNodes = 200_000

    /// Puts a large state into an empty store: every node once, in the order of their hashes, so that its files are as compact as
    /// the sharded state's.
    ///
    /// - Parameters:
    ///   - accounts: by their hashed addresses.
    ///   - account: each of them by its number, without storage.
    ///   - slots: of the first account, by their hashed keys.
    ///   - slot: the value of each by its number, not zero.
    ///   - workers: threads.
    /// - Returns: the state root.
    package static func load(
        _ accounts: BulkEntries, account: @escaping @Sendable (Int) -> AccountState, slots: BulkEntries? = nil,
        slot: @escaping @Sendable (Int) -> UInt256 = { _ in .zero }, into store: any StateStore, workers: Int
    ) throws(StateError) -> Hash256 {
        let map = ShardMap(workers: workers)
        var nodes: [StoreBatch] = []
        var storageRoot = MerklePatriciaTrie.emptyRoot
        if let slots {
            storageRoot = try HashedTrieLoader(entries: slots, map: map) { StoredSlot.encode(slot($0)) }.load(&nodes)
        }
        let ownerRoot = storageRoot
        let root = try HashedTrieLoader(entries: accounts, map: map) { index in
            let state = account(index)
            return StoredAccount(
                nonce: state.nonce, balance: state.balance,
                storageRoot: index == 0 ? ownerRoot : MerklePatriciaTrie.emptyRoot, codeHash: state.codeHash
            ).leafValue
        }.load(&nodes)
        // The nodes by the first bits of their hash: neighbours in the store.
        let count = nodes.reduce(0) { $0 + $1.count }
        var files = ShardMap(shards: 1, workers: 1)
        while files.shards < ShardMap.maximumShards, count / files.shards > loadedNodes {
            files = ShardMap(shards: files.shards * 2, workers: min(workers, files.shards * 2))
        }
        var groups = [StoreBatch](repeating: StoreBatch(), count: files.shards)
        for batch in nodes {
            for case (let key, let value?) in batch.writes { groups[files.shard(of: key.item)].put(key, value) }
        }
        nodes = []
        _ = try files.perform(groups, in: Array(groups.indices)) { (batch) throws(StateError) in try store.load(batch) }
        return root
    }
}

/// Makes the nodes of a trie from sorted entries.
private struct HashedTrieLoader: Sendable {
    /// With fewer entries, the first two nibbles may not all be branches.
    private static let smallestSplit = 1 << 16

    let entries: BulkEntries
    let map: ShardMap
    let value: @Sendable (Int) -> [UInt8]

    /// - Returns: the root.
    func load(_ batches: inout [StoreBatch]) throws(StateError) -> Hash256 {
        guard entries.count > 0 else { return MerklePatriciaTrie.emptyRoot }
        guard entries.count >= Self.smallestSplit else {
            var batch = StoreBatch()
            let root = node(0..<entries.count, depth: 0, &batch)
            batches.append(batch)
            return root.rootHash
        }
        let parts = try map.perform(Array(0..<256), in: (0..<256).map { map.shard(ofFirstByte: $0) }) {
            (byte) throws(StateError) -> (NodeReference, StoreBatch) in
            var batch = StoreBatch()
            return (node(entries.range(ofFirstByte: byte), depth: 2, &batch), batch)
        }
        batches += parts.map(\.1)
        var top = StoreBatch()
        let nibbles = (0..<16).map { nibble in
            put(branch(parts[(16 * nibble)..<(16 * nibble + 16)].map(\.0)), &top)
        }
        let root = put(branch(nibbles), &top)
        batches.append(top)
        return root.rootHash
    }

    private func node(_ range: Range<Int>, depth: Int, _ batch: inout StoreBatch) -> NodeReference {
        let first = entries.entries[range.lowerBound]
        guard range.count > 1 else {
            return put(TrieNode.leaf(first.key, depth: depth, value: value(first.index)), &batch)
        }
        let common = first.key.commonNibbles(with: entries.entries[range.upperBound - 1].key)
        var children = [NodeReference?](repeating: nil, count: 16)
        var start = range.lowerBound
        while start < range.upperBound {
            let nibble = entries.entries[start].key.nibble(common)
            var end = start + 1
            while end < range.upperBound, entries.entries[end].key.nibble(common) == nibble { end += 1 }
            children[Int(nibble)] = node(start..<end, depth: common + 1, &batch)
            start = end
        }
        let reference = put(branch(children), &batch)
        return common == depth
            ? reference : put(TrieNode.extension(first.key, depth..<common, to: reference), &batch)
    }

    private func branch(_ children: [NodeReference?]) -> [UInt8] {
        TrieNode.branch(children.map { $0.map { TrieChild.leaf(key: nil, $0) } }, depth: 0)
    }

    private func put(_ encoding: [UInt8], _ batch: inout StoreBatch) -> NodeReference {
        let reference = NodeReference(toNode: encoding)
        if case .hash(let hash) = reference { batch.put(.node(hash), encoding) }
        return reference
    }
}
