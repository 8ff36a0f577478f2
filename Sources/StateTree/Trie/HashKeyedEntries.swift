import Primitives

/// Entries of a secure trie: the keys are hashes, all of one length. `Value` is kept as it is until it is needed.
struct HashKeyedEntries<Value>: TrieEntries {
    /// Sorted by key.
    private let pairs: [(key: UInt256, value: Value)]
    private let append: (Value, inout RLPEncoder) -> Void

    /// - Parameters:
    ///   - pairs: in any order, each key once.
    ///   - append: appends a value's encoding.
    init(_ pairs: [(key: UInt256, value: Value)], append: @escaping (Value, inout RLPEncoder) -> Void) {
        self.pairs = pairs.sorted { $0.key < $1.key }
        self.append = append
    }

    var count: Int { pairs.count }

    func nibbleCount(_ entry: Int) -> Int { 64 }

    func nibble(_ entry: Int, at position: Int) -> UInt8 {
        let key = pairs[entry].key
        let limb =
            switch position >> 4 {
            case 0: key.limb3
            case 1: key.limb2
            case 2: key.limb1
            default: key.limb0
            }
        return UInt8(truncatingIfNeeded: limb &>> UInt64(truncatingIfNeeded: 60 &- 4 &* (position & 15))) & 15
    }

    func commonPrefix(_ a: Int, _ b: Int) -> Int {
        (256 - (pairs[a].key ^ pairs[b].key).bitWidth) / 4
    }

    func appendValue(_ entry: Int, to encoder: inout RLPEncoder) {
        append(pairs[entry].value, &encoder)
    }
}
