import Primitives

/// A draft whose hashes are computed. Roots are known from it at once; branches as they stay in memory and are stored are made of
/// it later, when nobody waits for the root any more.
///
/// `@unchecked Sendable`: nothing in the draft's buffers is written any more.
final class FinishedDraft: @unchecked Sendable {
    private let draft: TrieDraft
    /// The commit that it is for.
    private let generation: UInt32

    init(_ draft: consuming TrieDraft, generation: UInt32) {
        self.draft = draft
        self.generation = generation
    }

    /// What became of each part that was given to the draft.
    var results: [TrieDraft.Place] { draft.results }

    /// What a result is, without what is in memory below it; `nil` for nothing.
    func child(_ place: TrieDraft.Place) -> TrieChild? {
        guard place > 0 else { return nil }
        let node = draft.nodes[Int(place) - 1]
        switch node.kind {
        case .leaf: return .leaf(key: draft.leaves[Int(node.index)].key, NodeReference(node.reference))
        case .kept: return draft.kept[Int(node.index)].child
        case .branch:
            let branch = draft.branches[Int(node.index)]
            return .branch(branch.path, NodeReference(branch.reference), node: nil, leaves: branch.leaves)
        }
    }

    /// The entry of a result that is a leaf.
    func entry(_ place: TrieDraft.Place) -> (key: UInt256, value: LeafValue)? {
        guard place > 0, draft.nodes[Int(place) - 1].kind == .leaf else { return nil }
        let leaf = draft.leaves[Int(draft.nodes[Int(place) - 1].index)]
        let value = UnsafeBufferPointer(start: draft.values.base + leaf.value, count: leaf.valueLength)
        return (leaf.key, .bytes([UInt8](value)))
    }

    // MARK: Branches

    /// The branches below all results, and what to store of them.
    ///
    /// - Parameter others: those of the drafts that this one's children are in, by number.
    func makeBranches(_ others: [DraftBranches] = []) -> DraftBranches {
        var made = DraftBranches(count: draft.branches.count)
        for (path, source) in draft.removed {
            made.batch.remove(.branch(path, of: draft.sources[source].owner))
        }
        for place in draft.results { made.children.append(make(place, &made, others)) }
        return made
    }

    private func make(_ place: TrieDraft.Place, _ made: inout DraftBranches, _ others: [DraftBranches]) -> TrieChild? {
        guard place > 0 else { return nil }
        let node = draft.nodes[Int(place) - 1]
        switch node.kind {
        case .leaf: return .leaf(key: nil, NodeReference(node.reference))
        case .kept:
            let kept = draft.kept[Int(node.index)]
            guard let origin = kept.origin else { return kept.child }
            return others[origin.draft].children[origin.result]
        case .branch:
            let branch = draft.branches[Int(node.index)]
            return .branch(
                branch.path, NodeReference(branch.reference), node: makeBranch(Int(node.index), &made, others),
                leaves: branch.leaves)
        }
    }

    private func makeBranch(_ index: Int, _ made: inout DraftBranches, _ others: [DraftBranches]) -> TrieBranch {
        if let branch = made.branches[index] { return branch }
        let branch = draft.branches[index]
        let base = branch.base < 0 ? nil : draft.bases[Int(branch.base)]
        var nodes: [TrieBranch?] = []
        var hasNodes = false
        nodes.reserveCapacity(16)
        for nibble in 0..<16 {
            let place = draft.places[16 * index + nibble]
            guard place != 0 else { continue }
            var node: TrieBranch?
            if place < 0 {
                if let base, !base.nodes.isEmpty { node = base.nodes[-1 - Int(place)] }
            } else {
                switch draft.nodes[Int(place) - 1].kind {
                case .leaf: break
                case .branch: node = makeBranch(Int(draft.nodes[Int(place) - 1].index), &made, others)
                case .kept: node = make(place, &made, others)?.node
                }
            }
            hasNodes = hasNodes || node != nil
            nodes.append(node)
        }
        let record = record(of: index, base?.record)
        let result = TrieBranch(record, nodes: hasNodes ? nodes : [], generation: generation)
        if branch.leaves == 0 {
            let owner = draft.sources[Int(branch.source)].owner
            made.batch.put(.branch(branch.path, of: owner), record.bytes)
        }
        made.branches[index] = result
        return result
    }

    private func record(of index: Int, _ base: TrieRecord?) -> TrieRecord {
        if let record = shortRecord(of: index, base) { return record }
        var slots = [TrieChild?](repeating: nil, count: 16)
        for nibble in 0..<16 {
            let place = draft.places[16 * index + nibble]
            guard place != 0 else { continue }
            slots[nibble] = place > 0 ? child(place) : draft.child(place, nibble, of: index)
        }
        return TrieRecord(slots, depth: draft.branches[index].path.depth)
    }

    /// The record of a branch whose children are all hashes of nodes at their places, as nearly all are: written without making the
    /// children, which was two thirds of the time of making branches. `nil` for others.
    private func shortRecord(of index: Int, _ base: TrieRecord?) -> TrieRecord? {
        let depth = draft.branches[index].path.depth + 1
        var (mask, leaves, pages) = (0 as UInt16, 0 as UInt16, 0 as UInt16)
        var counts: InlineArray<16, UInt8> = .init(repeating: 0)
        for nibble in 0..<16 {
            let place = draft.places[16 * index + nibble]
            guard place != 0 else { continue }
            let bit: UInt16 = 1 << UInt16(nibble)
            mask |= bit
            if place < 0 {
                guard let base else { return nil }
                if base.leafMask & bit != 0 { leaves |= bit }
                counts[nibble] = base.entries(ofPageAt: nibble)
            } else {
                let node = draft.nodes[Int(place) - 1]
                switch node.kind {
                case .kept: return nil
                case .leaf:
                    guard node.reference.length == 32 else { return nil }
                    leaves |= bit
                case .branch:
                    let branch = draft.branches[Int(node.index)]
                    guard branch.path.depth == depth, branch.reference.length == 32 else { return nil }
                    counts[nibble] = branch.leaves
                }
            }
            if counts[nibble] > 0 { pages |= bit }
        }
        return TrieRecord(mask: mask, leaves: leaves, pages: pages, counts: counts) { writer in
            for nibble in 0..<16 {
                let place = draft.places[16 * index + nibble]
                if place < 0 {
                    base?.withHashes { hashes in
                        let start = 32 * (-1 - Int(place))
                        writer.append(UnsafeRawBufferPointer(rebasing: hashes[start..<start + 32]))
                    }
                } else if place > 0 {
                    let node = draft.nodes[Int(place) - 1]
                    let reference = node.kind == .leaf ? node.reference : draft.branches[Int(node.index)].reference
                    withUnsafeBytes(of: reference.bytes) { writer.append($0) }
                }
            }
        }
    }
}
