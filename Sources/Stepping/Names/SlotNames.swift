import Primitives

/// Names of storage keys by the preimages that KECCAK256 was seen to hash.
///
/// Solidity ("Layout of State Variables in Storage") puts the entry of a mapping at the hash of key and slot, 64 bytes, and the elements
/// of a dynamic array from the hash of its slot on, 32 bytes; Vyper hashes slot and key in the other order.
package struct SlotNames: Sendable {
    /// Declared slots are small; hashes are not.
    private static let slotLimit: UInt64 = 1 << 16
    /// How far behind a hash a key may lie to belong to it.
    private static let reach: UInt64 = 1 << 16
    private static let deepest = 8

    private let preimages: [UInt256: [UInt256]]
    private let hashes: [UInt256]

    /// - Parameter preimages: one or two words by their hash.
    package init(_ preimages: [UInt256: [UInt256]] = [:]) {
        self.preimages = preimages
        hashes = preimages.keys.sorted()
    }

    /// Nil for a key that no known hash leads to.
    /// - Complexity: O(log of the preimages).
    package func name(of key: UInt256) -> SlotName? { name(of: key, depth: 0) }

    private func name(of key: UInt256, depth: Int) -> SlotName? {
        guard depth < Self.deepest, let hash = nearest(key), let words = preimages[hash] else { return nil }
        let distance = key &- hash
        guard distance.fitsInUInt64, distance.limb0 < Self.reach else { return nil }
        if words.count == 1 {
            guard var name = container(words[0], depth) else { return nil }
            name.path.append(.index(distance.limb0))
            return name
        }
        guard words.count == 2 else { return nil }
        var name: SlotName
        if let solidity = container(words[1], depth) {
            name = solidity
            name.path.append(.key(words[0]))
        } else if let vyper = container(words[0], depth) {
            name = vyper
            name.path.append(.key(words[1]))
        } else {
            return nil
        }
        if distance.limb0 > 0 { name.path.append(.member(distance.limb0)) }
        return name
    }

    /// What holds the entry: a declared slot, or an entry of another mapping.
    private func container(_ word: UInt256, _ depth: Int) -> SlotName? {
        if word.fitsInUInt64, word.limb0 < Self.slotLimit { return SlotName(slot: word, path: []) }
        return name(of: word, depth: depth + 1)
    }

    /// The last hash that does not lie behind the key.
    private func nearest(_ key: UInt256) -> UInt256? {
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if key < hashes[middle] { high = middle } else { low = middle + 1 }
        }
        return low > 0 ? hashes[low - 1] : nil
    }
}
