/// The order of keys that nearly always are outcomes of a hash.
package enum HashOrder {
    private static let mostBucketBits = 14

    /// The positions of addresses, all of them different, from the least to the greatest.
    package static func positions(of addresses: [Address]) -> [Int] {
        positions(
            count: addresses.count, start: { addresses[$0].high }, precedes: { addresses[$0] < addresses[$1] })
    }

    /// The same of words.
    package static func positions(of words: [UInt256]) -> [Int] {
        positions(
            count: words.count, start: { UInt32(truncatingIfNeeded: words[$0].limb3 >> 32) },
            precedes: { words[$0] < words[$1] })
    }

    /// The positions of keys, all of them different, from the least key to the greatest.
    ///
    /// Keys are put into as many buckets as there are keys, by their first bits: hardly two meet. Those that do are compared, so keys
    /// that somebody chose to be alike cost no more than comparing all of them. Not generic: another module's code would not be
    /// specialized for its elements, which took ten times as long.
    ///
    /// - Parameters:
    ///   - count: of keys.
    ///   - start: the first 32 bits of the key at a position.
    ///   - precedes: whether the key at the first position is less than the one at the second.
    /// - Complexity: expected O(n); O(n log n) for chosen keys.
    package static func positions(
        count: Int, start: (Int) -> UInt32, precedes: (Int, Int) -> Bool
    ) -> [Int] {
        // As many buckets as keys, or up to twice as many.
        let bits = min(Int.bitWidth - max(count - 1, 0).leadingZeroBitCount, mostBucketBits)
        return [Int](unsafeUninitializedCapacity: count) { sorted, initialized in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << bits) { ends in
                ends.initialize(repeating: 0)
                func bucket(_ position: Int) -> Int { Int((UInt64(start(position)) &<< UInt64(bits)) &>> 32) }
                for position in 0..<count { ends[bucket(position)] &+= 1 }
                var first: Int32 = 0
                for bucket in ends.indices { (ends[bucket], first) = (first, first &+ ends[bucket]) }
                for position in 0..<count {
                    let bucket = bucket(position)
                    sorted.initializeElement(at: Int(ends[bucket]), to: position)
                    ends[bucket] &+= 1
                }
                initialized = count
                first = 0
                for end in ends {
                    if end > first + 1 { sorted[Int(first)..<Int(end)].sort(by: precedes) }
                    first = end
                }
            }
        }
    }
}
