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
        pairs[entry].key.nibble(position)
    }

    func commonPrefix(_ a: Int, _ b: Int) -> Int {
        pairs[a].key.commonNibbles(with: pairs[b].key)
    }

    func appendValue(_ entry: Int, to encoder: inout RLPEncoder) {
        append(pairs[entry].value, &encoder)
    }
}
