import Primitives

/// What a trie is computed from: entries in strictly ascending order of their keys, read by position.
///
/// A protocol instead of arrays of keys and values, so that a root needs no copy of either: storage tries read words, index
/// tries know their order without sorting.
protocol TrieEntries {
    var count: Int { get }
    /// The key's length in half bytes.
    func nibbleCount(_ entry: Int) -> Int
    /// One half byte of the key, counted from its start.
    func nibble(_ entry: Int, at position: Int) -> UInt8
    /// The number of leading nibbles that two keys have in common.
    func commonPrefix(_ a: Int, _ b: Int) -> Int
    /// Appends the entry's value, which must not be empty, to an encoder that holds nothing else.
    func appendValue(_ entry: Int, to encoder: inout RLPEncoder)
}

/// Entries with byte strings for keys.
struct ByteKeyedEntries: TrieEntries {
    let pairs: [(key: [UInt8], value: [UInt8])]

    var count: Int { pairs.count }

    func nibbleCount(_ entry: Int) -> Int { 2 * pairs[entry].key.count }

    func nibble(_ entry: Int, at position: Int) -> UInt8 {
        let byte = pairs[entry].key[position / 2]
        return position % 2 == 0 ? byte >> 4 : byte & 15
    }

    func commonPrefix(_ a: Int, _ b: Int) -> Int {
        let (first, second) = (pairs[a].key, pairs[b].key)
        let length = min(first.count, second.count)
        var i = 0
        while i < length, first[i] == second[i] { i += 1 }
        guard i < length else { return 2 * i }
        return 2 * i + ((first[i] ^ second[i]) < 16 ? 1 : 0)
    }

    func appendValue(_ entry: Int, to encoder: inout RLPEncoder) {
        encoder.appendRaw(pairs[entry].value)
    }
}
