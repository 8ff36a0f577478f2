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

/// Nodes on their way to their hashes.
///
/// Unsafe: encodings lie in one piece of memory, with room for each that its users state.
private struct HashGroup: ~Copyable {
    private let room: Int
    private let capacity: Int
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let messages: UnsafeMutableBufferPointer<KeccakMessage>
    private let digests: UnsafeMutableBufferPointer<(UInt64, UInt64, UInt64, UInt64)>
    private let positions: UnsafeMutableBufferPointer<Int>
    private var count = 0

    init(count: Int, room: Int) {
        self.room = room
        capacity = count
        bytes = .allocate(capacity: count * room)
        messages = .allocate(capacity: count)
        digests = .allocate(capacity: count)
        positions = .allocate(capacity: count)
    }

    deinit {
        bytes.deallocate()
        messages.deallocate()
        digests.deallocate()
        positions.deallocate()
    }

    var isFull: Bool { count == capacity }

    mutating func add(_ position: Int, _ write: (inout ByteWriter) -> Void) {
        let start = count * room
        var writer = ByteWriter(UnsafeMutableBufferPointer(rebasing: bytes[start..<start + room]))
        write(&writer)
        messages[count] = KeccakMessage(offset: start, length: writer.count)
        positions[count] = position
        count += 1
    }

    /// Hands over what a parent holds of each node, and begins anew.
    mutating func finish(_ body: (_ position: Int, TrieDraft.Reference) -> Void) {
        guard count > 0, let base = bytes.baseAddress, let results = digests.baseAddress else { return }
        Keccak256.hash(
            UnsafeBufferPointer(rebasing: messages[..<count]), of: UnsafeRawPointer(base),
            into: UnsafeMutableRawPointer(results))
        for index in 0..<count {
            let length = Int(messages[index].length)
            var reference = TrieDraft.Reference(length: 32, bytes: digests[index])
            if length < 32 {
                reference.length = length
                let start = Int(messages[index].offset)
                withUnsafeMutableBytes(of: &reference.bytes) {
                    $0.copyBytes(from: bytes[start..<start + length])
                }
            }
            body(positions[index], reference)
        }
        count = 0
    }
}

extension TrieDraft.Reference {
    init(_ reference: NodeReference) {
        switch reference {
        case .hash(let hash):
            length = 32
            withUnsafeMutableBytes(of: &bytes) { bytes in
                if let base = bytes.baseAddress { hash.word.storeBigEndian(to: base) }
            }
        case .embedded(let encoding):
            length = encoding.count
            withUnsafeMutableBytes(of: &bytes) { $0.copyBytes(from: encoding) }
        }
    }
}

extension NodeReference {
    init(_ reference: TrieDraft.Reference) {
        self = withUnsafeBytes(of: reference.bytes) { bytes in
            guard reference.length == 32, let base = bytes.baseAddress else {
                return .embedded([UInt8](bytes[..<reference.length]))
            }
            return .hash(Hash256(UInt256(loadingBigEndian: base)))
        }
    }
}
