import Primitives

/// Brings the top of a stored trie into memory, level by level, each with one pass over neighbouring keys: what nearly every
/// commit needs of a large trie, for which it would else look up thousands of branches one by one.
struct TrieLoading {
    /// Of branches' bytes; a level is begun only if a quarter of it fits by the size of the one above.
    let capacity: Int
    let source: TrieSource
    let map: ShardMap

    private static let deepestLevel = 8
    /// A branch has at most that many below it.
    private static let fanOut = 16
    /// Bytes of a branch in memory, besides those of its record.
    private static let overhead = 256

    /// The same child, with its branches in memory, each checked by its hash.
    func load(_ root: TrieChild?) throws(StateError) -> TrieChild? {
        guard let root, case .branch(_, _, nil, 0) = root else { return root }
        var records: [NibblePath: TrieRecord] = [:]
        var bytes = 0
        var lastLevel = 1
        for depth in 0...Self.deepestLevel {
            guard bytes + lastLevel * Self.fanOut / 4 <= capacity else { break }
            let before = bytes
            try source.store.forEachBranch(of: source.owner, depth: depth) { (key, value) throws(StateError) in
                records[NibblePath(of: key.item, count: depth)] = TrieRecord(stored: value)
                bytes += value.count + Self.overhead
                return bytes <= capacity
            }
            lastLevel = max(bytes - before, 1)
        }
        return try assemble(root, records)
    }

    private func assemble(_ root: TrieChild, _ records: [NibblePath: TrieRecord]) throws(StateError) -> TrieChild {
        guard case .branch(let path, let reference, nil, 0) = root, let record = records[path] else { return root }
        let branch = try source.branch(record, at: path, reference)
        let children = branch.slots(at: path).compactMap { $0 }
        let shards = children.map { child -> Int in
            if case .branch(let path, _, _, _) = child { map.shard(of: path.bits) } else { 0 }
        }
        let nodes = try map.perform(children, in: shards) { (child) throws(StateError) in try node(child, records) }
        return .branch(
            path, reference, node: TrieBranch(record, nodes: nodes, generation: source.generation), leaves: 0)
    }

    private func node(_ child: TrieChild, _ records: [NibblePath: TrieRecord]) throws(StateError) -> TrieBranch? {
        guard case .branch(let path, let reference, nil, 0) = child, let record = records[path] else { return nil }
        let branch = try source.branch(record, at: path, reference)
        var nodes: [TrieBranch?] = []
        for case let child? in branch.slots(at: path) { nodes.append(try node(child, records)) }
        return TrieBranch(record, nodes: nodes, generation: source.generation)
    }
}
