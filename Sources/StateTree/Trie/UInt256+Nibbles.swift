import Primitives

/// A trie key as 64 nibbles, the first on top.
extension UInt256 {
    @inline(__always)
    func nibble(_ position: Int) -> UInt8 {
        let limb =
            switch position >> 4 {
            case 0: limb3
            case 1: limb2
            case 2: limb1
            default: limb0
            }
        return UInt8(truncatingIfNeeded: limb &>> UInt64(truncatingIfNeeded: 60 &- 4 &* (position & 15))) & 15
    }

    /// The number of leading nibbles that two keys have in common, 64 for equal ones.
    @inline(__always)
    func commonNibbles(with other: UInt256) -> Int { (256 - (self ^ other).bitWidth) / 4 }

    /// The first `count` nibbles, zeros after them.
    func prefix(nibbles count: Int) -> UInt256 {
        count == 0 ? .zero : self & (UInt256.max << UInt64(256 - 4 * count))
    }
}
