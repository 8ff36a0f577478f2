import Primitives

/// The yellow paper's definition of a trie, word for word (appendix D), without regard to speed: what the real one is compared
/// with.
enum ReferenceTrie {
    static func root(_ pairs: [[UInt8]: [UInt8]]) -> Hash256 {
        var entries: [[UInt8]: [UInt8]] = [:]
        for (key, value) in pairs { entries[key.flatMap { [$0 >> 4, $0 & 15] }] = value }
        return entries.isEmpty ? Keccak256.hash([0x80]) : Keccak256.hash(node(entries).encoded)
    }

    /// `entries` by the nibbles of their keys that are left.
    private static func node(_ entries: [[UInt8]: [UInt8]]) -> RLPItem {
        if entries.count == 1, let (path, value) = entries.first {
            return .list([.string(compact(path, isLeaf: true)), .string(value)])
        }
        let keys = Array(entries.keys)
        var shared = 0
        while keys.allSatisfy({ $0.count > shared && $0[shared] == keys[0][shared] }) { shared += 1 }
        if shared > 0 {
            let path = Array(keys[0][..<shared])
            return .list([.string(compact(path, isLeaf: false)), reference(dropping(shared, from: entries))])
        }
        var items: [RLPItem] = (0..<16).map { nibble in
            let below = entries.filter { $0.key.first == UInt8(nibble) }
            return below.isEmpty ? .string([]) : reference(dropping(1, from: below))
        }
        items.append(.string(entries[[]] ?? []))
        return .list(items)
    }

    private static func reference(_ entries: [[UInt8]: [UInt8]]) -> RLPItem {
        let node = node(entries)
        return node.encoded.count < 32 ? node : .string(Keccak256.hash(node.encoded).bytes)
    }

    private static func dropping(_ count: Int, from entries: [[UInt8]: [UInt8]]) -> [[UInt8]: [UInt8]] {
        Dictionary(uniqueKeysWithValues: entries.map { (Array($0.key.dropFirst(count)), $0.value) })
    }

    private static func compact(_ nibbles: [UInt8], isLeaf: Bool) -> [UInt8] {
        let flag: UInt8 = isLeaf ? 2 : 0
        let padded = nibbles.count % 2 == 0 ? [flag, 0] + nibbles : [flag + 1] + nibbles
        return stride(from: 0, to: padded.count, by: 2).map { padded[$0] << 4 | padded[$0 + 1] }
    }
}
