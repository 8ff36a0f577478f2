import Primitives

/// Where Vyper keeps the elements of its variables in storage.
package enum VyperStorage {
    /// The slot of the value under `key` in the mapping at `slot`: the hash of slot and key, in this order. (Solidity has them the
    /// other way round.)
    package static func element(_ key: UInt256, ofMappingAt slot: UInt256) -> UInt256 {
        Keccak256.hash(slot.bigEndianBytes + key.bigEndianBytes).word
    }

    package static func element(_ key: Address, ofMappingAt slot: UInt256) -> UInt256 {
        element(key.word, ofMappingAt: slot)
    }

    /// The slots of a string of at most 32 bytes: its length, then its bytes from the left of the next slot. Longer text is cut.
    package static func string(_ text: String, at slot: UInt256) -> [UInt256: UInt256] {
        let bytes = [UInt8](text.utf8.prefix(32))
        let padded = bytes + [UInt8](repeating: 0, count: 32 - bytes.count)
        return [slot: UInt256(bytes.count), slot &+ .one: UInt256(bigEndian: padded) ?? .zero]
    }
}
