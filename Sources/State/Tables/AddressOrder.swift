import Primitives

/// Accounts by address, each with an identifier that means something to whoever sorts them.
struct AddressOrder {
    struct Entry: BitwiseCopyable {
        let address: Address
        let account: UInt32
    }

    private static let mostBuckets = 1 << 14

    /// Ascending.
    let entries: [Entry]

    /// Sorts entries whose addresses are all different.
    ///
    /// Nearly all addresses are the outcome of a hash: put into as many buckets as there are entries, by their first bits, hardly two
    /// meet. Those that do are compared, so addresses that somebody chose to be alike cost no more than comparing all of them.
    ///
    /// - Complexity: expected O(n); O(n log n) for chosen addresses.
    init(_ unsorted: [Entry]) {
        let bucketBits = (Self.bucketCount(unsorted.count) - 1).nonzeroBitCount
        entries = [Entry](unsafeUninitializedCapacity: unsorted.count) { sorted, count in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << bucketBits) { ends in
                ends.initialize(repeating: 0)
                func bucket(_ entry: Entry) -> Int { Int((UInt64(entry.address.high) &<< UInt64(bucketBits)) &>> 32) }
                for entry in unsorted { ends[bucket(entry)] &+= 1 }
                var start: Int32 = 0
                for bucket in ends.indices { (ends[bucket], start) = (start, start &+ ends[bucket]) }
                for entry in unsorted {
                    let place = bucket(entry)
                    sorted.initializeElement(at: Int(ends[place]), to: entry)
                    ends[place] &+= 1
                }
                count = unsorted.count
                start = 0
                for end in ends {
                    if end > start + 1 { sorted[Int(start)..<Int(end)].sort { $0.address < $1.address } }
                    start = end
                }
            }
        }
    }

    /// A power of two.
    private static func bucketCount(_ count: Int) -> Int {
        var buckets = 1
        while buckets < count && buckets < mostBuckets { buckets *= 2 }
        return buckets
    }
}
