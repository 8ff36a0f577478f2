import Primitives

/// One entry of a trie that changes.
struct TrieChange: Sendable {
    let key: UInt256
    /// `nil` removes the entry.
    let value: [UInt8]?
}

/// Applies changes to a part of a trie, touching only the branches on the way to them, and collects the branches to store.
///
/// Changes are given by ranges of one sorted array. A branch left with one child goes; the child then hangs where the branch
/// did, and if it is a leaf its node changes with its depth, so that its value is read from the store.
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

    /// The part of a trie that was `child`, after the changes in `range`, all of whose keys lead there.
    ///
    /// - Complexity: per change, one hash for each branch on its way.
    mutating func apply(_ range: Range<Int>, to child: TrieChild?) throws(StateError) -> TrieChild? {
        guard let first = range.first, let last = range.last else { return child }
        switch child {
        case nil: return build(entries(range))
        case .pending(let key, let value): return build(entries(range, besides: (key, value)))
        case .leaf(let key, _):
            if position(of: key, in: range) != nil { return build(entries(range)) }
            let entries = entries(range)
            guard !entries.isEmpty else { return child }
            return build(self.entries(range, besides: (key, try source.value(key))))
        case .branch(let path, let reference, let node):
            let common = min(
                path.depth, path.bits.commonNibbles(with: changes[first].key),
                path.bits.commonNibbles(with: changes[last].key))
            guard common < path.depth else { return try apply(range, toBranch: path, reference, node) }
            // Some leave the extension: a branch comes to be where the first of them does.
            var slots = [TrieChild?](repeating: nil, count: 16)
            let continuing = Int(path.bits.nibble(common))
            slots[continuing] = child
            return try apply(range, to: slots, at: NibblePath(of: path.bits, count: common), existed: false)
        }
    }

    private mutating func apply(
        _ range: Range<Int>, toBranch path: NibblePath, _ reference: NodeReference, _ node: TrieBranch?
    ) throws(StateError) -> TrieChild? {
        let branch = if let node { node } else { try source.branch(path, reference) }
        return try apply(range, to: branch.slots, at: path, existed: true)
    }

    private mutating func apply(
        _ range: Range<Int>, to slots: [TrieChild?], at path: NibblePath, existed: Bool
    ) throws(StateError) -> TrieChild? {
        var slots = slots
        for (nibble, part) in parts(of: range, atDepth: path.depth) {
            slots[nibble] = try apply(part, to: slots[nibble])
        }
        return try join(slots, at: path, existed: existed)
    }

    /// The part that these children of a branch at `path` make: the branch, if there are two or more.
    ///
    /// - Parameter existed: whether the store has a branch there.
    mutating func join(
        _ slots: [TrieChild?], at path: NibblePath, existed: Bool
    ) throws(StateError) -> TrieChild? {
        let present = slots.lazy.compactMap { $0 }.prefix(2)
        if present.count == 2 { return makeBranch(slots, at: path) }
        if existed { batch.remove(.branch(path, of: source.owner)) }
        // A leaf that moves up has another node there.
        if case .leaf(let key, _) = present.first { return .pending(key: key, value: try source.value(key)) }
        return present.first
    }

    /// The consecutive parts of `range` by the nibble of their keys at `depth`.
    func parts(of range: Range<Int>, atDepth depth: Int) -> [(nibble: Int, part: Range<Int>)] {
        var result: [(Int, Range<Int>)] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let nibble = changes[start].key.nibble(depth)
            var end = start + 1
            while end < range.upperBound, changes[end].key.nibble(depth) == nibble { end += 1 }
            result.append((Int(nibble), start..<end))
            start = end
        }
        return result
    }

    private mutating func makeBranch(_ slots: [TrieChild?], at path: NibblePath) -> TrieChild {
        let branch = TrieBranch(slots.map { $0?.settled(atDepth: path.depth + 1) })
        batch.put(.branch(path, of: source.owner), TrieRecord.encode(branch, depth: path.depth))
        let reference = NodeReference(toNode: TrieNode.branch(branch, depth: path.depth))
        return .branch(path, reference, node: branch)
    }

    // MARK: From scratch

    private typealias Entry = (key: UInt256, value: [UInt8])

    private func entries(_ range: Range<Int>, besides other: Entry? = nil) -> [Entry] {
        var result: [Entry] = []
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

    private mutating func build(_ entries: [Entry]) -> TrieChild? {
        entries.isEmpty ? nil : build(entries, 0..<entries.count)
    }

    private mutating func build(_ entries: [Entry], _ range: Range<Int>) -> TrieChild {
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
        return makeBranch(slots, at: NibblePath(of: first.key, count: depth))
    }

    private func position(of key: UInt256, in range: Range<Int>) -> Int? {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && changes[low].key == key ? low : nil
    }
}
