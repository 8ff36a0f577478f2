import Primitives

/// The encodings of trie nodes (yellow paper, appendices C and D) whose keys have 64 nibbles.
enum TrieNode {
    static func leaf(_ key: UInt256, depth: Int, value: [UInt8]) -> [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: value.count + 40)
        encoder.appendList { encoder in
            encoder.append(compactPath(key, depth..<64, isLeaf: true))
            encoder.append(value)
        }
        return encoder.bytes
    }

    /// - Parameter nibbles: which nibbles of `key` the extension spans.
    static func `extension`(_ key: UInt256, _ nibbles: Range<Int>, to child: NodeReference) -> [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 70)
        encoder.appendList { encoder in
            encoder.append(compactPath(key, nibbles, isLeaf: false))
            child.append(to: &encoder)
        }
        return encoder.bytes
    }

    /// The branch at `depth` with these children by nibble. It has no value, since all keys are of one length.
    static func branch(_ slots: [TrieChild?], depth: Int) -> [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 544)
        encoder.appendList { encoder in
            for child in slots {
                if let child {
                    child.reference(atDepth: depth + 1).append(to: &encoder)
                } else {
                    encoder.appendEmptyString()
                }
            }
            encoder.appendEmptyString()
        }
        return encoder.bytes
    }

    /// Nibbles in hex-prefix form: a flag nibble for leaf and odd length, then the nibbles.
    private static func compactPath(_ key: UInt256, _ nibbles: Range<Int>, isLeaf: Bool) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: nibbles.count / 2 + 1) { bytes, count in
            var position = nibbles.lowerBound
            let flags: UInt8 = isLeaf ? 0x20 : 0
            if nibbles.count % 2 == 1 {
                bytes[0] = flags | 0x10 | key.nibble(position)
                position += 1
            } else {
                bytes[0] = flags
            }
            count = 1
            while position < nibbles.upperBound {
                bytes[count] = key.nibble(position) << 4 | key.nibble(position + 1)
                count += 1
                position += 2
            }
        }
    }
}
