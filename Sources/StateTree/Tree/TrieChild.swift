import Primitives

/// What hangs below a place in a trie, that is, below a branch's nibble or at the root.
///
/// Keys and paths are whole, from the root on, so that moving a node up or down a path of which it is the only one below
/// changes nothing in it; only what its parent holds of it, which is computed from the depth of the parent.
enum TrieChild: Sendable {
    /// One entry; the reference is good for the depth at which it hangs. Records do not hold its key, which is `nil` then: it is
    /// the only one that the store has below this place.
    case leaf(key: UInt256?, NodeReference)
    /// A branch, with an extension above it where its path is longer than that of its place.
    ///
    /// `node` is `nil` while it is not in memory. `leaves` is how many entries a page has, zero for a branch with a record.
    case branch(NibblePath, NodeReference, node: TrieBranch?, leaves: UInt8)

    /// Branches with no more entries than this have no record: they are *pages*, made again from their entries, which lie side by
    /// side in the store. So a change of an entry writes neither the lowest branches nor the hashes of the entries around it, and
    /// one look into the store gives an account with all there is to hash below its lowest stored branch.
    ///
    /// Larger pages mean fewer branches in memory and more bytes per read. With 1M accounts and 50 MB, pages of 8 took 2.1
    /// look-ups and 282 bytes per update, for the branches above them did not fit; pages of 12 took 1.5 and 221.
    static let largestPage = 12

    /// What the parent holds, for a child that hangs at `depth`.
    func reference(atDepth depth: Int) -> NodeReference {
        switch self {
        case .leaf(_, let reference): reference
        case .branch(let path, let reference, _, _):
            path.depth == depth
                ? reference
                : NodeReference(toNode: TrieNode.extension(path.bits, depth..<path.depth, to: reference))
        }
    }

    /// Entries at and below this place; `nil` for more than a page has.
    var leaves: Int? {
        switch self {
        case .leaf: 1
        case .branch(_, _, _, let leaves): leaves == 0 ? nil : Int(leaves)
        }
    }

    /// The branch in memory at this place.
    var node: TrieBranch? { if case .branch(_, _, let node, _) = self { node } else { nil } }
}

extension TrieChild? {
    /// The root of the trie that consists of this.
    var rootHash: Hash256 { self?.reference(atDepth: 0).rootHash ?? MerklePatriciaTrie.emptyRoot }
}
