/// A set of location IDs as bits, since their numbers are dense. Taking them out gives them in ascending order.
struct LocationIDSet {
    /// A bit per ID; first those below 2^31, then the others.
    private var halves: ([UInt64], [UInt64]) = ([], [])

    /// Amortised O(1).
    @inline(__always)
    mutating func insert(_ id: UInt32) {
        if Int32(bitPattern: id) >= 0 {
            Self.insert(id, &halves.0)
        } else {
            Self.insert(id & .max >> 1, &halves.1)
        }
    }

    @inline(__always)
    private static func insert(_ index: UInt32, _ words: inout [UInt64]) {
        let word = Int(index >> 6)
        if word >= words.count { words += repeatElement(0, count: max(word + 1, 2 * words.count) - words.count) }
        words[word] |= 1 << UInt64(index & 63)
    }

    /// Empties the set; its memory is kept. O(largest ID / 64).
    mutating func takeAll() -> [UInt32] {
        var ids: [UInt32] = []
        Self.take(&halves.0, offset: 0, into: &ids)
        Self.take(&halves.1, offset: 1 << 31, into: &ids)
        return ids
    }

    private static func take(_ words: inout [UInt64], offset: UInt32, into ids: inout [UInt32]) {
        for index in words.indices where words[index] != 0 {
            var rest = words[index]
            words[index] = 0
            while rest != 0 {
                ids.append(offset | UInt32(index) << 6 | UInt32(rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
    }
}
