import Primitives

/// What a parent holds of a node: its hash, or below 32 bytes its encoding itself (yellow paper, appendix D).
enum NodeReference: Hashable, Sendable {
    case hash(Hash256)
    case embedded([UInt8])

    init(toNode encoding: [UInt8]) {
        self = encoding.count < 32 ? .embedded(encoding) : .hash(Keccak256.hash(encoding))
    }

    /// What commits to the node when it is a trie's root: always a hash.
    var rootHash: Hash256 {
        switch self {
        case .hash(let hash): hash
        case .embedded(let encoding): Keccak256.hash(encoding)
        }
    }

    func append(to encoder: inout RLPEncoder) {
        switch self {
        case .hash(let hash): encoder.append(hash)
        case .embedded(let encoding): encoder.appendRaw(encoding)
        }
    }
}
