import Primitives

/// What hangs below a place in a trie, that is, below a branch's nibble or at the root.
///
/// Keys and paths are whole, from the root on, so that moving a node up or down a path of which it is the only one below
/// changes nothing in it; only what its parent holds of it, which is computed from the depth of the parent.
enum TrieChild: Sendable {
    /// One entry whose node is not computed yet.
    case pending(key: UInt256, value: [UInt8])
    /// One entry; the reference is good for the depth at which it hangs.
    case leaf(key: UInt256, NodeReference)
    /// A branch, with an extension above it where its path is longer than that of its place.
    ///
    /// `node` is `nil` while it is only in the store.
    case branch(NibblePath, NodeReference, node: TrieBranch?)

    /// What the parent holds, for a child that hangs at `depth`.
    func reference(atDepth depth: Int) -> NodeReference {
        switch self {
        case .pending(let key, let value): NodeReference(toNode: TrieNode.leaf(key, depth: depth, value: value))
        case .leaf(_, let reference): reference
        case .branch(let path, let reference, _):
            path.depth == depth
                ? reference
                : NodeReference(toNode: TrieNode.extension(path.bits, depth..<path.depth, to: reference))
        }
    }

    /// The child with its node computed.
    func settled(atDepth depth: Int) -> TrieChild {
        if case .pending(let key, _) = self { .leaf(key: key, reference(atDepth: depth)) } else { self }
    }

    /// Branches in memory at and below this place.
    var residentBranches: Int {
        if case .branch(_, _, let node?) = self { node.residentBranches } else { 0 }
    }

    /// The same with no branch in memory at `depth` or deeper.
    func evicting(fromDepth depth: Int) -> TrieChild {
        guard case .branch(let path, let reference, let node?) = self else { return self }
        guard path.depth < depth else { return .branch(path, reference, node: nil) }
        return .branch(path, reference, node: node.mapChildren { $0.evicting(fromDepth: depth) })
    }
}

extension TrieChild? {
    /// The root of the trie that consists of this.
    var rootHash: Hash256 { self?.reference(atDepth: 0).rootHash ?? MerklePatriciaTrie.emptyRoot }
}
