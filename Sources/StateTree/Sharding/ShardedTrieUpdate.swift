import Primitives

/// Applies changes to a whole trie, its subtrees below the first two nibbles in parallel; the three levels above them are joined
/// by the calling thread. The state trie and the storage tries of large contracts are updated so.
struct ShardedTrieUpdate {
    /// With fewer changes, the whole trie is one task.
    private static let smallestSplit = 16

    let source: TrieSource
    let map: ShardMap

    /// A subtree that changes.
    private struct Cell: Sendable {
        /// Its first two nibbles; of a subtree not split further, the first.
        let place: NibblePath
        let child: TrieChild?
        let range: Range<Int>

        var firstByte: Int { Int(place.bits.limb3 >> 56) }
    }

    /// A branch at the very path of its place, or an empty place.
    private struct Opened {
        var slots: [TrieChild?]
        let hasRecord: Bool
    }

    private struct CellResult: Sendable {
        let child: TrieChild?
        let batch: StoreBatch
    }

    /// - Parameter changes: ascending by key, each key once.
    /// - Returns: the new root, with its node computed, and what to store of branches.
    func apply(_ changes: [TrieChange], to root: TrieChild?) throws(StateError) -> (root: TrieChild?, batch: StoreBatch)
    {
        var top = TrieUpdate(source, changes)
        var result: TrieChild?
        if changes.count >= Self.smallestSplit, let root = try open(root, at: .root) {
            result = try apply(changes, to: root, &top)
        } else {
            result = try top.apply(0..<changes.count, to: root, at: .root)
        }
        result = result?.settled(atDepth: 0)
        var batch = top.batch
        if let result {
            batch.put(.root(of: source.owner), TrieRecord.encode(root: result))
        } else {
            batch.remove(.root(of: source.owner))
        }
        return (result, batch)
    }

    private func apply(
        _ changes: [TrieChange], to root: Opened, _ top: inout TrieUpdate
    ) throws(StateError) -> TrieChild? {
        var rootSlots = root.slots
        /// The opened children of the root that change.
        var opened: [Int: Opened] = [:]
        var cells: [Cell] = []
        for (nibble, part) in top.parts(of: 0..<changes.count, atDepth: 0) {
            let path = NibblePath(of: UInt256(UInt64(nibble)) << 252, count: 1)
            guard let branch = try open(rootSlots[nibble], at: path) else {
                cells.append(Cell(place: path, child: rootSlots[nibble], range: part))
                continue
            }
            opened[nibble] = branch
            for (second, part) in top.parts(of: part, atDepth: 1) {
                cells.append(Cell(place: path.appending(second), child: branch.slots[second], range: part))
            }
        }
        let source = source
        let results = try map.perform(cells, in: cells.map { map.shard(ofFirstByte: $0.firstByte) }) {
            (cell) throws(StateError) in
            var update = TrieUpdate(source, changes)
            let child = try update.apply(cell.range, to: cell.child, at: cell.place)
            return CellResult(child: child, batch: update.batch)
        }
        var batch = StoreBatch()
        for (cell, result) in zip(cells, results) {
            batch.append(contentsOf: result.batch)
            if cell.place.depth == 1 {
                rootSlots[cell.firstByte >> 4] = result.child
            } else {
                opened[cell.firstByte >> 4]?.slots[cell.firstByte & 15] = result.child
            }
        }
        top.append(batch)
        for (nibble, branch) in opened.sorted(by: { $0.key < $1.key }) {
            let path = NibblePath(of: UInt256(UInt64(nibble)) << 252, count: 1)
            rootSlots[nibble] = try top.join(branch.slots, at: path, hasRecord: branch.hasRecord)
        }
        return try top.join(rootSlots, at: .root, hasRecord: root.hasRecord)
    }

    /// The children of a branch at just that path, none for an empty place; `nil` where something else is.
    private func open(_ child: TrieChild?, at path: NibblePath) throws(StateError) -> Opened? {
        switch child {
        case nil: return Opened(slots: [TrieChild?](repeating: nil, count: 16), hasRecord: false)
        case .branch(path, let reference, let node, let leaves):
            let branch = if let node { node } else { try source.branch(path, reference, leaves: leaves) }
            return Opened(slots: branch.slots(at: path), hasRecord: leaves == 0)
        default: return nil
        }
    }
}
