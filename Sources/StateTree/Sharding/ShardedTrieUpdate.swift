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
        /// Its first two nibbles; of a subtree not split further, the first nibble and zero.
        let firstByte: Int
        let isWholeNibble: Bool
        let child: TrieChild?
        let range: Range<Int>
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
        if changes.count >= Self.smallestSplit, let slots = try open(root, at: .root) {
            result = try apply(changes, to: slots, rootExisted: root != nil, &top)
        } else {
            result = try top.apply(0..<changes.count, to: root)
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
        _ changes: [TrieChange], to rootSlots: [TrieChild?], rootExisted: Bool, _ top: inout TrieUpdate
    ) throws(StateError) -> TrieChild? {
        var rootSlots = rootSlots
        /// The opened children of the root that change.
        var opened: [Int: [TrieChild?]] = [:]
        var cells: [Cell] = []
        for (nibble, part) in top.parts(of: 0..<changes.count, atDepth: 0) {
            let path = NibblePath(of: UInt256(UInt64(nibble)) << 252, count: 1)
            guard let slots = try open(rootSlots[nibble], at: path) else {
                cells.append(
                    Cell(firstByte: nibble << 4, isWholeNibble: true, child: rootSlots[nibble], range: part))
                continue
            }
            opened[nibble] = slots
            for (second, part) in top.parts(of: part, atDepth: 1) {
                cells.append(
                    Cell(firstByte: nibble << 4 | second, isWholeNibble: false, child: slots[second], range: part))
            }
        }
        let source = source
        let results = try map.perform(cells, in: cells.map { map.shard(ofFirstByte: $0.firstByte) }) {
            (cell) throws(StateError) in
            var update = TrieUpdate(source, changes)
            let child = try update.apply(cell.range, to: cell.child)
            return CellResult(child: child, batch: update.batch)
        }
        var batch = StoreBatch()
        for (cell, result) in zip(cells, results) {
            batch.append(contentsOf: result.batch)
            if cell.isWholeNibble {
                rootSlots[cell.firstByte >> 4] = result.child
            } else {
                opened[cell.firstByte >> 4]?[cell.firstByte & 15] = result.child
            }
        }
        top.append(batch)
        for (nibble, slots) in opened.sorted(by: { $0.key < $1.key }) {
            let path = NibblePath(of: UInt256(UInt64(nibble)) << 252, count: 1)
            rootSlots[nibble] = try top.join(slots, at: path, existed: rootSlots[nibble] != nil)
        }
        return try top.join(rootSlots, at: .root, existed: rootExisted)
    }

    /// The children of a branch at just that path, none for an empty place; `nil` where something else is.
    private func open(_ child: TrieChild?, at path: NibblePath) throws(StateError) -> [TrieChild?]? {
        switch child {
        case nil: return [TrieChild?](repeating: nil, count: 16)
        case .branch(path, let reference, let node):
            let branch = if let node { node } else { try source.branch(path, reference) }
            return branch.slots
        default: return nil
        }
    }
}
