import Primitives

/// Proofs that a trie with 32-byte keys has or lacks an entry: the nodes on the way to it, the root first. Nodes that are part
/// of their parent (below 32 bytes) are not listed, as in `eth_getProof` (EIP-1186).
package enum MerkleProof {
    /// The value that the trie with this root has under `key`; `nil` if the proof shows that there is none.
    ///
    /// - Throws: if the nodes do not hash to the root, do not lead to the key's place, or go on beyond it.
    /// - Complexity: one hash per node.
    package static func value(
        of key: UInt256, in proof: [[UInt8]], root: Hash256
    ) throws(ProofError) -> [UInt8]? {
        // An empty trie: no nodes, or the encoding of an empty string, which some nodes of Ethereum send.
        if root == MerklePatriciaTrie.emptyRoot, proof.isEmpty || proof == [[0x80]] { return nil }
        var walk = ProofWalk(key: key, proof: proof)
        let value = try walk.follow(.hash(root))
        guard walk.position == proof.count else {
            throw ProofError(
                node: walk.position, expected: "no node after the key's place", found: "\(proof.count) nodes")
        }
        return value
    }
}

/// A walk along a proof's nodes.
private struct ProofWalk {
    let key: UInt256
    let proof: [[UInt8]]
    /// The next node.
    var position = 0
    private var depth = 0

    init(key: UInt256, proof: [[UInt8]]) {
        self.key = key
        self.proof = proof
    }

    mutating func follow(_ root: NodeReference) throws(ProofError) -> [UInt8]? {
        var next: NodeReference? = root
        while let reference = next {
            let node = try take(reference)
            do {
                var decoder = RLPDecoder(node)
                var fields = try decoder.readList()
                try decoder.finish()
                var items: [(isList: Bool, raw: [UInt8])] = []
                while !fields.isAtEnd, items.count < 18 {
                    items.append((fields.nextIsList, [UInt8](try fields.readRaw())))
                }
                switch items.count {
                case 17: next = try child(items)
                case 2:
                    let path = try nibbles(items[0].raw)
                    let matches =
                        depth + path.nibbles.count <= 64
                        && path.nibbles.indices.allSatisfy { path.nibbles[$0] == key.nibble(depth + $0) }
                    guard matches else { return nil }
                    depth += path.nibbles.count
                    if path.isLeaf {
                        guard depth == 64 else { throw fault("a leaf's path to its end", "\(depth) nibbles") }
                        return try string(items[1].raw)
                    }
                    next = try self.reference(items[1])
                default: throw fault("a branch, an extension or a leaf", "a list of \(items.count) items")
                }
            } catch let error as ProofError {
                throw error
            } catch {
                throw fault("a node of a trie", "\(error)")
            }
        }
        return nil
    }

    private mutating func take(_ reference: NodeReference) throws(ProofError) -> [UInt8] {
        switch reference {
        case .embedded(let node): return node
        case .hash(let hash):
            guard position < proof.count else { throw fault("a node with hash \(hash)", "the end of the proof") }
            let node = proof[position]
            let found = Keccak256.hash(node)
            guard found == hash else { throw fault("a node with hash \(hash)", "\(found)") }
            position += 1
            return node
        }
    }

    private mutating func child(_ items: [(isList: Bool, raw: [UInt8])]) throws -> NodeReference? {
        guard depth < 64 else { throw fault("a leaf at the end of the key", "a branch") }
        let item = items[Int(key.nibble(depth))]
        depth += 1
        return item.raw == [0x80] ? nil : try reference(item)
    }

    private func reference(_ item: (isList: Bool, raw: [UInt8])) throws -> NodeReference {
        if item.isList { return .embedded(item.raw) }
        guard let hash = Hash256(try string(item.raw)) else { throw fault("a hash of 32 bytes", "another length") }
        return .hash(hash)
    }

    private func string(_ raw: [UInt8]) throws -> [UInt8] {
        var decoder = RLPDecoder(raw)
        return [UInt8](try decoder.readString())
    }

    /// The nibbles of a hex-prefix form (yellow paper, appendix C).
    private func nibbles(_ raw: [UInt8]) throws -> (nibbles: [UInt8], isLeaf: Bool) {
        let bytes = try string(raw)
        guard let first = bytes.first, first < 0x40, first & 0x10 != 0 || first & 0x0f == 0 else {
            throw fault("a path in hex-prefix form", Hex.encode(bytes))
        }
        var nibbles = bytes.flatMap { [$0 >> 4, $0 & 15] }
        nibbles.removeFirst(first & 0x10 != 0 ? 1 : 2)
        return (nibbles, first & 0x20 != 0)
    }

    /// An error of the node taken last.
    private func fault(_ expected: String, _ found: String) -> ProofError {
        ProofError(node: max(position - 1, 0), expected: expected, found: found)
    }
}
