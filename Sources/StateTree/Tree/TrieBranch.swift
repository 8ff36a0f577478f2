/// A branch in memory, in the form of its record: the hashes of its children, and those of them that are in memory too.
/// Immutable: an update makes new branches along the paths that it touches, so that workers share what is above and beside them
/// without locks.
///
/// As a record it takes a third of the memory of an array of `TrieChild`, which is what lets a cache of a given size hold one
/// more level of a large trie.
final class TrieBranch: Sendable {
    let record: TrieRecord
    /// Branches in memory below, in the order of the children; empty if there are none.
    let nodes: [TrieBranch?]
    /// The commit that made or loaded it.
    let ownGeneration: UInt32
    /// The latest of its own and of those in memory below it.
    let generation: UInt32
    /// This one and those in memory below it.
    let residentBranches: Int
    /// Their bytes, as the allocator counts.
    let residentBytes: Int

    /// The branch's own.
    var ownBytes: Int { Self.overhead + record.bytes.count + (nodes.isEmpty ? 0 : 8 * nodes.count + 32) }

    /// Bytes of the object, of two arrays' headers, and of rounding by the allocator.
    private static let overhead = 128

    init(_ record: TrieRecord, nodes: [TrieBranch?], generation: UInt32) {
        self.record = record
        var branches = 1
        var bytes = Self.overhead + record.bytes.count
        var newest = generation
        var isEmpty = true
        for case let node? in nodes {
            isEmpty = false
            branches += node.residentBranches
            bytes += node.residentBytes
            newest = max(newest, node.generation)
        }
        self.nodes = isEmpty ? [] : nodes
        ownGeneration = generation
        self.generation = newest
        residentBranches = branches
        residentBytes = bytes + (isEmpty ? 0 : 8 * nodes.count + 32)
    }

    /// What hangs at one nibble, without making all children.
    func child(_ nibble: Int, at path: NibblePath) -> TrieChild? {
        let bit: UInt16 = 1 << UInt16(nibble)
        guard record.mask & bit != 0 else { return nil }
        guard let child = record.child(nibble, at: path) else { return slots(at: path)[nibble] }
        guard !nodes.isEmpty, case .branch(let childPath, let reference, _, let leaves) = child else { return child }
        let index = (record.mask & (bit - 1)).nonzeroBitCount
        return .branch(childPath, reference, node: nodes[index], leaves: leaves)
    }

    /// One place per nibble.
    ///
    /// - Parameter path: the branch's own.
    func slots(at path: NibblePath) -> [TrieChild?] {
        // A record of this process's making is one.
        var slots = record.slots(at: path) ?? [TrieChild?](repeating: nil, count: 16)
        guard !nodes.isEmpty else { return slots }
        var index = 0
        for nibble in 0..<16 {
            guard let child = slots[nibble] else { continue }
            if case .branch(let path, let reference, _, let leaves) = child, index < nodes.count {
                slots[nibble] = .branch(path, reference, node: nodes[index], leaves: leaves)
            }
            index += 1
        }
        return slots
    }
}
