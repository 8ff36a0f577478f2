import Primitives

/// Parts of tries while they change: first their shape, then all hashes, level by level and many at once.
///
/// Leaves, branches and nodes are plain values in three growing buffers and refer to each other by position, for a commit changes
/// thousands of them and drops them soon: as objects with an array each, they took four fifths of the time to the root, their
/// hashes one. What does not change of a branch stays in the record of its `TrieBranch`. Tries of many owners share a draft, so that
/// there are enough nodes of each level to hash together even where every contract has only a few changes.
struct TrieDraft: ~Copyable {
    /// An entry.
    struct Leaf: BitwiseCopyable {
        let key: UInt256
        /// Where among `values` the leaf's value begins.
        let value: Int
        let valueLength: Int
    }

    /// What a parent holds of a node, as the bytes of its encoding.
    struct Reference: BitwiseCopyable {
        /// 32 for a hash, less for the node itself, 0 for what is not computed yet.
        var length = 0
        var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    }

    /// What hangs at a place.
    struct Node: BitwiseCopyable {
        enum Kind: UInt8, BitwiseCopyable {
            /// `index` is that of the leaf.
            case leaf
            /// `index` is that of the branch.
            case branch
            /// `index` is that of a child that stays as it is, though something around it changes.
            case kept
        }

        let kind: Kind
        /// Where it hangs, which a leaf's node depends on.
        let depth: UInt8
        let index: Int32
        var reference = Reference()
    }

    struct Branch: BitwiseCopyable {
        let path: NibblePath
        /// Of what was there before, among `bases`; negative for none.
        let base: Int32
        /// The trie's, among `sources`.
        let source: Int32
        /// Whether the store has a record of it.
        let hasRecord: Bool
        /// Entries of a page, zero for a branch with a record; known when it is joined.
        var leaves: UInt8 = 0
        /// The reference to the branch itself, not to an extension above it.
        var reference = Reference()
    }

    /// A child that stays as it is. It may belong to another draft, which then has its branches.
    struct Kept {
        let child: TrieChild
        var origin: (draft: Int, result: Int)?
    }

    /// A position in `nodes`, counted from 1; zero for nothing, `-1 - n` for the child number n of the branch's base.
    typealias Place = Int32

    /// A page whose entries were read, to be proven by its hash.
    struct LoadedPage {
        let branch: Int
        let reference: NodeReference
        /// Whether the entries were kept from an earlier read.
        let isFromStash: Bool
    }

    var leaves = DraftBuffer<Leaf>(capacity: 256)
    /// The values of the leaves.
    var values = DraftBuffer<UInt8>(capacity: 16_384)
    var nodes = DraftBuffer<Node>(capacity: 512)
    var branches = DraftBuffer<Branch>(capacity: 256)
    /// Sixteen per branch.
    var places = DraftBuffer<Place>(capacity: 4096)
    /// Leaves that a part is being built of.
    var building = DraftBuffer<Int32>(capacity: 64)

    var bases: [TrieBranch] = []
    var kept: [Kept] = []
    var sources: [TrieSource] = []
    var pages: [LoadedPage] = []
    /// Records that go, with the number of their source.
    var removed: [(path: NibblePath, source: Int)] = []
    /// What becomes of the parts of tries that were given, in their order.
    var results: [Place] = []

    // MARK: Adding

    mutating func addLeaf(_ key: UInt256, _ value: LeafValue) -> Int32 {
        let start = values.count
        values.append(atMost: value.room + 32) { buffer in
            var writer = ByteWriter(buffer)
            value.write(to: &writer)
            return writer.count
        }
        return Int32(leaves.append(Leaf(key: key, value: start, valueLength: values.count - start)))
    }

    /// An entry that the store has.
    mutating func addLeaf(_ key: UInt256, stored: [UInt8], _ source: TrieSource) throws(StateError) -> Int32 {
        addLeaf(key, try source.leafValue(key, stored))
    }

    mutating func addNode(_ kind: Node.Kind, _ index: Int32, depth: Int) -> Place {
        Place(nodes.append(Node(kind: kind, depth: UInt8(depth), index: index)) + 1)
    }

    mutating func addKept(_ child: TrieChild, depth: Int, origin: (draft: Int, result: Int)? = nil) -> Place {
        kept.append(Kept(child: child, origin: origin))
        return addNode(.kept, Int32(kept.count - 1), depth: depth)
    }

    /// A branch without children.
    mutating func addBranch(at path: NibblePath, source: Int, hasRecord: Bool = false) -> Int {
        places.append(repeating: 0, count: 16)
        return branches.append(Branch(path: path, base: -1, source: Int32(source), hasRecord: hasRecord))
    }

    /// A branch with the children of one that there was.
    mutating func addBranch(at path: NibblePath, like base: TrieBranch, source: Int, hasRecord: Bool) -> Int {
        if base.record.hasLongForms {
            let index = addBranch(at: path, source: source, hasRecord: hasRecord)
            for (nibble, child) in base.slots(at: path).enumerated() {
                guard let child else { continue }
                places[16 * index + nibble] = addKept(child, depth: path.depth + 1)
            }
            return index
        }
        bases.append(base)
        let mask = base.record.mask
        var child: Place = 0
        places.append(atMost: 16) { places in
            for nibble in 0..<16 {
                if mask & (1 << UInt16(nibble)) != 0 {
                    child -= 1
                    places[nibble] = child
                } else {
                    places[nibble] = 0
                }
            }
            return 16
        }
        return branches.append(
            Branch(path: path, base: Int32(bases.count - 1), source: Int32(source), hasRecord: hasRecord))
    }

    /// A branch with the children of one of this draft, which stays as it is.
    mutating func addBranch(like other: Int) -> Int {
        let branch = branches[other]
        for nibble in 0..<16 { places.append(places[16 * other + nibble]) }
        return branches.append(
            Branch(path: branch.path, base: branch.base, source: branch.source, hasRecord: branch.hasRecord))
    }

    // MARK: Looking

    /// What is at a place of a branch, as far as it is not of this draft's making.
    func child(_ place: Place, _ nibble: Int, of branch: Int) -> TrieChild? {
        if place < 0 {
            let branch = branches[branch]
            return bases[Int(branch.base)].child(nibble, at: branch.path)
        }
        guard place > 0, nodes[Int(place) - 1].kind == .kept else { return nil }
        return kept[Int(nodes[Int(place) - 1].index)].child
    }

    /// Entries at and below a place; `nil` for more than a page has.
    func leafCount(_ place: Place, _ nibble: Int, of branch: Int) -> Int? {
        if place < 0 {
            let record = bases[Int(branches[branch].base)].record
            if record.leafMask & (1 << UInt16(nibble)) != 0 { return 1 }
            let entries = record.entries(ofPageAt: nibble)
            return entries == 0 ? nil : Int(entries)
        }
        let node = nodes[Int(place) - 1]
        switch node.kind {
        case .leaf: return 1
        case .kept: return kept[Int(node.index)].child.leaves
        case .branch:
            let leaves = branches[Int(node.index)].leaves
            return leaves == 0 ? nil : Int(leaves)
        }
    }
}
