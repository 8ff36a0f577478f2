import Primitives

/// Applies changes to a part of a trie, touching only the branches on the way to them, and collects the branches to store.
///
/// Changes are given by ranges of one sorted array. A branch left with one child goes; the child then hangs where the branch
/// did, and if it is a leaf its node changes with its depth, so that its value is read from the store. A branch that comes to
/// have no more entries than a page loses its record, one that comes to have more gets one.
struct TrieUpdate {
    private let source: TrieSource
    private let changes: [TrieChange]
    private(set) var batch = StoreBatch()

    /// - Parameter changes: ascending by key, each key once.
    init(_ source: TrieSource, _ changes: [TrieChange]) {
        self.source = source
        self.changes = changes
    }

    /// Takes over what other updates of the same trie want stored.
    mutating func append(_ other: StoreBatch) { batch.append(contentsOf: other) }

    /// What hangs at `place` after the changes in `range`, all of whose keys lead there.
    ///
    /// - Parameter child: what hung there before.
    /// - Complexity: per change, one hash for each branch on its way, and one for each entry of a page that is not in memory.
    mutating func apply(
        _ range: Range<Int>, to child: TrieChild?, at place: NibblePath
    ) throws(StateError) -> TrieChild? {
        guard let first = range.first, let last = range.last else { return child }
        switch child {
        case nil: return build(entries(range))
        case .pending(let key, let value): return build(entries(range, besides: (key, value)))
        case .leaf:
            // The only entry there, so it is the one that changes if one of those that do was there.
            if range.contains(where: { changes[$0].existed }) { return build(entries(range)) }
            let entries = entries(range)
            guard !entries.isEmpty else { return child }
            let (key, stored) = try source.onlyEntry(below: place)
            return build(self.entries(range, besides: (key, try source.leafValue(key, stored))))
        case .branch(let path, let reference, let node, let leaves):
            let common = min(
                path.depth, path.bits.commonNibbles(with: changes[first].key),
                path.bits.commonNibbles(with: changes[last].key))
            if common == path.depth {
                let branch = if let node { node } else { try source.branch(path, reference, leaves: leaves) }
                return try apply(range, to: branch, at: path, leaves)
            }
            // Some leave the extension: a branch comes to be where the first of them does.
            var slots = [TrieChild?](repeating: nil, count: 16)
            slots[Int(path.bits.nibble(common))] = child
            return try apply(range, to: slots, at: NibblePath(of: path.bits, count: common), hasRecord: false)
        }
    }

    private mutating func apply(
        _ range: Range<Int>, to branch: TrieBranch, at path: NibblePath, _ leaves: UInt8
    ) throws(StateError) -> TrieChild? {
        var changed: [(nibble: Int, child: TrieChild?)] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let (nibble, end) = part(from: start, in: range, atDepth: path.depth)
            let child = try apply(start..<end, to: branch.child(nibble, at: path), at: path.appending(nibble))
            changed.append((nibble, child))
            start = end
        }
        if let patched = branch.replacing(changed, depth: path.depth, generation: source.generation),
            let reference = NodeHashing.branch(patched.record)
        {
            if leaves == 0 { batch.put(.branch(path, of: source.owner), patched.record.bytes) }
            return .branch(path, reference, node: patched, leaves: leaves)
        }
        // Entries that changed stay pending here: one that is left alone moves up with its new value, which the store lacks.
        var slots = branch.slots(at: path)
        for (nibble, child) in changed { slots[nibble] = child }
        return try join(slots, at: path, hasRecord: leaves == 0)
    }

    private mutating func apply(
        _ range: Range<Int>, to slots: [TrieChild?], at path: NibblePath, hasRecord: Bool
    ) throws(StateError) -> TrieChild? {
        var slots = slots
        var start = range.lowerBound
        while start < range.upperBound {
            let (nibble, end) = part(from: start, in: range, atDepth: path.depth)
            slots[nibble] = try apply(start..<end, to: slots[nibble], at: path.appending(nibble))
            start = end
        }
        return try join(slots, at: path, hasRecord: hasRecord)
    }

    /// The part that these children of a branch at `path` make: the branch, if there are two or more.
    ///
    /// - Parameter hasRecord: whether the store has one of the branch.
    mutating func join(
        _ slots: [TrieChild?], at path: NibblePath, hasRecord: Bool
    ) throws(StateError) -> TrieChild? {
        var only: (nibble: Int, child: TrieChild)?
        for nibble in 0..<16 {
            guard let child = slots[nibble] else { continue }
            guard only == nil else { return makeBranch(slots, at: path, hasRecord: hasRecord) }
            only = (nibble, child)
        }
        if hasRecord { batch.remove(.branch(path, of: source.owner)) }
        guard let (nibble, child) = only else { return nil }
        // A leaf that moves up has another node there.
        guard case .leaf(let key, _) = child else { return child }
        if let key {
            return .pending(key: key, value: try source.leafValue(key, try source.value(key)))
        }
        let (found, stored) = try source.onlyEntry(below: path.appending(nibble))
        return .pending(key: found, value: try source.leafValue(found, stored))
    }

    /// The end of the part from `start` on whose keys have the same nibble at `depth`.
    private func part(from start: Int, in range: Range<Int>, atDepth depth: Int) -> (nibble: Int, end: Int) {
        let nibble = changes[start].key.nibble(depth)
        var end = start + 1
        while end < range.upperBound, changes[end].key.nibble(depth) == nibble { end += 1 }
        return (Int(nibble), end)
    }

    /// The consecutive parts of `range` by the nibble of their keys at `depth`.
    func parts(of range: Range<Int>, atDepth depth: Int) -> [(nibble: Int, part: Range<Int>)] {
        var result: [(Int, Range<Int>)] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let (nibble, end) = part(from: start, in: range, atDepth: depth)
            result.append((nibble, start..<end))
            start = end
        }
        return result
    }

    private mutating func makeBranch(_ slots: [TrieChild?], at path: NibblePath, hasRecord: Bool) -> TrieChild {
        var leaves: Int? = 0
        var slots = slots
        for nibble in 0..<16 {
            guard let child = slots[nibble] else { continue }
            if case .pending = child { slots[nibble] = child.settled(atDepth: path.depth + 1) }
            if let sum = leaves { leaves = child.leaves.map { $0 + sum } }
        }
        let count = leaves.flatMap { $0 <= TrieChild.largestPage ? UInt8($0) : nil } ?? 0
        let branch = TrieBranch(slots, depth: path.depth, generation: source.generation)
        if count == 0 {
            batch.put(.branch(path, of: source.owner), branch.record.bytes)
        } else if hasRecord {
            batch.remove(.branch(path, of: source.owner))
        }
        let reference =
            NodeHashing.branch(branch.record) ?? NodeReference(toNode: TrieNode.branch(slots, depth: path.depth))
        return .branch(path, reference, node: branch, leaves: count)
    }

    // MARK: From scratch

    private func entries(_ range: Range<Int>, besides other: TrieSource.Entry? = nil) -> [TrieSource.Entry] {
        var result: [TrieSource.Entry] = []
        result.reserveCapacity(range.count + 1)
        var other = other
        for change in changes[range] {
            if let entry = other, entry.key <= change.key {
                if entry.key < change.key { result.append(entry) }
                other = nil
            }
            if let value = change.value { result.append((change.key, value)) }
        }
        if let other { result.append(other) }
        return result
    }

    /// The part of a trie with these entries, ascending by key.
    mutating func build(_ entries: [TrieSource.Entry]) -> TrieChild? {
        entries.isEmpty ? nil : build(entries, 0..<entries.count)
    }

    private mutating func build(_ entries: [TrieSource.Entry], _ range: Range<Int>) -> TrieChild {
        let first = entries[range.lowerBound]
        guard range.count > 1 else { return .pending(key: first.key, value: first.value) }
        let depth = first.key.commonNibbles(with: entries[range.upperBound - 1].key)
        var slots = [TrieChild?](repeating: nil, count: 16)
        var start = range.lowerBound
        while start < range.upperBound {
            let nibble = entries[start].key.nibble(depth)
            var end = start + 1
            while end < range.upperBound, entries[end].key.nibble(depth) == nibble { end += 1 }
            slots[Int(nibble)] = build(entries, start..<end)
            start = end
        }
        return makeBranch(slots, at: NibblePath(of: first.key, count: depth), hasRecord: false)
    }
}
