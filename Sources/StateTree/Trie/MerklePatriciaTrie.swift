import Primitives

/// Roots of Merkle-Patricia tries (yellow paper, appendix D).
public enum MerklePatriciaTrie {
    /// The root of a trie without entries: the hash of the encoding of an empty string.
    public static let emptyRoot = Keccak256.hash(RLPItem.string([]).encoded)

    /// The root of the trie with these entries.
    ///
    /// - Parameter sortedPairs: strictly ascending in byte order of the keys, no value empty: in a trie, an empty value means
    ///   that the key is absent.
    public static func root(ofSorted sortedPairs: [(key: [UInt8], value: [UInt8])]) -> Hash256 {
        TrieRootBuilder.root(of: ByteKeyedEntries(pairs: sortedPairs))
    }

    /// The root of the trie with these entries, in whatever order. Entries with an empty value are left out.
    public static func root(of pairs: [[UInt8]: [UInt8]]) -> Hash256 {
        let present = pairs.filter { !$0.value.isEmpty }.map { (key: $0.key, value: $0.value) }
        return root(ofSorted: present.sorted { $0.key.lexicographicallyPrecedes($1.key) })
    }

    /// The root of the secure trie with these entries: each key is replaced by its hash. Entries with an empty value are left
    /// out.
    public static func secureRoot(of pairs: [[UInt8]: [UInt8]]) -> Hash256 {
        let present = pairs.filter { !$0.value.isEmpty }
        let entries = HashKeyedEntries(
            present.map { (key: Keccak256.hash($0.key).word, value: $0.value) },
            append: { value, encoder in encoder.appendRaw(value) })
        return TrieRootBuilder.root(of: entries)
    }

    /// The keys next to `key` in the trie's order, whether or not it is in the trie itself; `nil` beyond either end.
    ///
    /// - Parameter sortedKeys: strictly ascending in byte order, which is the order in which a trie is walked.
    /// - Complexity: O(log n) comparisons.
    public static func neighbours(
        of key: [UInt8], inSorted sortedKeys: [[UInt8]]
    ) -> (previous: [UInt8]?, next: [UInt8]?) {
        var low = 0
        var high = sortedKeys.count
        while low < high {
            let middle = (low + high) / 2
            if sortedKeys[middle].lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
        }
        let previous = low > 0 ? sortedKeys[low - 1] : nil
        if low < sortedKeys.count, sortedKeys[low] == key { low += 1 }
        return (previous, low < sortedKeys.count ? sortedKeys[low] : nil)
    }
}
