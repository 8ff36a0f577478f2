import Primitives

/// A trie node as the traditional store has it: found by its hash, with the rest of the path in it.
indirect enum HashedNode: Sendable {
    case empty
    /// In the store.
    case stored(Hash256)
    case leaf(path: [UInt8], value: [UInt8])
    case `extension`(path: [UInt8], HashedNode)
    /// Sixteen children.
    case branch([HashedNode])
}

// MARK: Encoding

extension HashedNode {
    /// What a parent holds of the node. Nodes of 32 bytes or more, and those below them, are put into the batch.
    func reference(_ batch: inout StoreBatch) -> NodeReference {
        if case .stored(let hash) = self { return .hash(hash) }
        let encoding = encode(&batch)
        let reference = NodeReference(toNode: encoding)
        if case .hash(let hash) = reference { batch.put(.node(hash), encoding) }
        return reference
    }

    /// The hash of the node as a trie's root, under which it is put into the batch whatever its length.
    func root(_ batch: inout StoreBatch) -> Hash256 {
        switch self {
        case .empty: return MerklePatriciaTrie.emptyRoot
        case .stored(let hash): return hash
        default:
            let encoding = encode(&batch)
            let hash = Keccak256.hash(encoding)
            batch.put(.node(hash), encoding)
            return hash
        }
    }

    private func encode(_ batch: inout StoreBatch) -> [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 544)
        encoder.appendList { encoder in
            switch self {
            case .empty, .stored: break
            case .leaf(let path, let value):
                encoder.append(Self.compact(path, isLeaf: true))
                encoder.append(value)
            case .extension(let path, let child):
                encoder.append(Self.compact(path, isLeaf: false))
                child.reference(&batch).append(to: &encoder)
            case .branch(let children):
                for child in children {
                    if case .empty = child {
                        encoder.appendEmptyString()
                    } else {
                        child.reference(&batch).append(to: &encoder)
                    }
                }
                encoder.appendEmptyString()
            }
        }
        return encoder.bytes
    }

    private static func compact(_ path: [UInt8], isLeaf: Bool) -> [UInt8] {
        let flags: UInt8 = isLeaf ? 0x20 : 0
        var bytes = path.count % 2 == 1 ? [flags | 0x10 | path[0]] : [flags]
        for i in stride(from: path.count % 2, to: path.count, by: 2) { bytes.append(path[i] << 4 | path[i + 1]) }
        return bytes
    }
}

// MARK: Decoding

extension HashedNode {
    init(decoding bytes: [UInt8]) throws(RLPError) {
        var decoder = RLPDecoder(bytes)
        var fields = try decoder.readList()
        try decoder.finish()
        var items: [[UInt8]] = []
        while !fields.isAtEnd { items.append([UInt8](try fields.readRaw())) }
        guard items.count == 2 || items.count == 17 else {
            throw RLPError(.wrongLength(expected: 17, found: items.count), at: 0)
        }
        if items.count == 17 {
            var children: [HashedNode] = []
            children.reserveCapacity(16)
            for item in items.dropLast() { children.append(try Self.child(item)) }
            self = .branch(children)
            return
        }
        var path = RLPDecoder(items[0])
        let compact = [UInt8](try path.readString())
        guard let first = compact.first else { throw RLPError(.unexpectedEnd, at: 0) }
        var nibbles = compact.flatMap { [$0 >> 4, $0 & 15] }
        nibbles.removeFirst(first & 0x10 != 0 ? 1 : 2)
        if first & 0x20 != 0 {
            var value = RLPDecoder(items[1])
            self = .leaf(path: nibbles, value: [UInt8](try value.readString()))
        } else {
            self = .extension(path: nibbles, try Self.child(items[1]))
        }
    }

    private static func child(_ item: [UInt8]) throws(RLPError) -> HashedNode {
        var decoder = RLPDecoder(item)
        if decoder.nextIsList { return try HashedNode(decoding: item) }
        let string = try decoder.readString()
        if string.isEmpty { return .empty }
        guard let hash = Hash256(string) else {
            throw RLPError(.wrongLength(expected: 32, found: string.count), at: 0)
        }
        return .stored(hash)
    }
}
