import Primitives

// All hashes of a draft: those of the leaves, then those of the branches, the deepest first, since each needs those below it.
extension TrieDraft {
    /// Nodes that are encoded before they are hashed: few enough to stay in the processor's nearest cache.
    private static let group = 32

    /// Computes the reference of every node.
    ///
    /// - Returns: whether pages made of kept entries are those that there were; if not, the draft is worth nothing, and those
    ///   entries are old.
    /// - Throws: if a page made of stored entries is not.
    mutating func hash() throws(StateError) -> Bool {
        hashLeaves()
        hashBranches()
        for page in pages {
            let branch = branches[page.branch]
            guard NodeReference(branch.reference) != page.reference else { continue }
            if page.isFromStash { return false }
            throw sources[Int(branch.source)].wrongPage(
                branch.path, page.reference, leaves: Int(branch.leaves), found: Int(branch.leaves),
                NodeReference(branch.reference))
        }
        return true
    }

    private mutating func hashLeaves() {
        var longest = 0
        for position in 0..<leaves.count { longest = max(longest, leaves[position].valueLength) }
        var group = HashGroup(count: Self.group, room: longest + NodeEncoding.leafOverhead)
        for position in 0..<nodes.count where nodes[position].kind == .leaf {
            let node = nodes[position]
            let leaf = leaves[Int(node.index)]
            let value = UnsafeRawBufferPointer(start: values.base + leaf.value, count: leaf.valueLength)
            group.add(position) { NodeEncoding.writeLeaf(leaf.key, depth: Int(node.depth), value: value, to: &$0) }
            if group.isFull { group.finish { nodes[$0].reference = $1 } }
        }
        group.finish { nodes[$0].reference = $1 }
    }

    private mutating func hashBranches() {
        // Counting sort by depth.
        var starts = [Int](repeating: 0, count: 66)
        for position in 0..<branches.count { starts[branches[position].path.depth + 1] += 1 }
        for depth in 0..<65 { starts[depth + 1] += starts[depth] }
        var next = starts
        var order = [Int32](repeating: 0, count: branches.count)
        for position in 0..<branches.count {
            let depth = branches[position].path.depth
            order[next[depth]] = Int32(position)
            next[depth] += 1
        }
        var group = HashGroup(count: Self.group, room: NodeEncoding.longestBranch)
        for depth in (0..<64).reversed() {
            for position in starts[depth]..<starts[depth + 1] {
                let branch = Int(order[position])
                completeReferences(below: branch)
                group.add(branch) { write(branch, to: &$0) }
                if group.isFull { group.finish { branches[$0].reference = $1 } }
            }
            group.finish { branches[$0].reference = $1 }
        }
    }

    /// What a branch holds of children with an extension above them and of those that stay: few.
    private mutating func completeReferences(below branch: Int) {
        let depth = branches[branch].path.depth + 1
        for nibble in 0..<16 {
            let place = places[16 * branch + nibble]
            guard place > 0 else { continue }
            let node = nodes[Int(place) - 1]
            switch node.kind {
            case .leaf: continue
            case .branch:
                let below = branches[Int(node.index)]
                if below.path.depth == depth {
                    nodes[Int(place) - 1].reference = below.reference
                } else {
                    let encoding = TrieNode.extension(
                        below.path.bits, depth..<below.path.depth, to: NodeReference(below.reference))
                    nodes[Int(place) - 1].reference = Reference(NodeReference(toNode: encoding))
                }
            case .kept:
                nodes[Int(place) - 1].reference = Reference(kept[Int(node.index)].child.reference(atDepth: depth))
            }
        }
    }

    /// The encoding of a branch, whose value is empty since all keys are of one length.
    private func write(_ branch: Int, to writer: inout ByteWriter) {
        var length = 17
        for nibble in 0..<16 {
            let place = places[16 * branch + nibble]
            guard place != 0 else { continue }
            let reference = place < 0 ? 32 : nodes[Int(place) - 1].reference.length
            length += reference == 32 ? 32 : reference - 1
        }
        writer.appendListHeader(length)
        let base = branches[branch].base
        if base < 0 {
            for nibble in 0..<16 { write(places[16 * branch + nibble], none: nil, to: &writer) }
        } else {
            bases[Int(base)].record.withHashes { hashes in
                for nibble in 0..<16 { write(places[16 * branch + nibble], none: hashes, to: &writer) }
            }
        }
        writer.append(0x80)
    }

    @inline(__always)
    private func write(_ place: Place, none hashes: UnsafeRawBufferPointer?, to writer: inout ByteWriter) {
        if place == 0 {
            writer.append(0x80)
        } else if place < 0 {
            guard let hashes else { return }
            let start = 32 * (-1 - Int(place))
            writer.append(0xa0)
            writer.append(UnsafeRawBufferPointer(rebasing: hashes[start..<start + 32]))
        } else {
            let reference = nodes[Int(place) - 1].reference
            if reference.length == 32 { writer.append(0xa0) }
            withUnsafeBytes(of: reference.bytes) {
                writer.append(UnsafeRawBufferPointer(rebasing: $0[..<reference.length]))
            }
        }
    }
}
