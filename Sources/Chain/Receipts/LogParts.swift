import Primitives

/// The addresses and topics of logs, most of them only once however often they occur.
struct LogParts {
    /// Of a part: even for addresses, odd for topics.
    typealias Position = Int

    struct Hashes {
        fileprivate let addresses: [Hash256]
        fileprivate let topics: [Hash256]

        subscript(position: Position) -> Hash256 {
            position & 1 == 0 ? addresses[position >> 1] : topics[position >> 1]
        }
    }

    private var addresses = Known<Address>()
    private var topics = Known<UInt256>()
    /// Of each log its address, then its topics.
    private(set) var positions: [Position] = []

    mutating func append(_ logs: [Log]) {
        for log in logs {
            positions.append(addresses.place(of: log.address, hint: log.address.low) << 1)
            for topic in log.topics { positions.append(topics.place(of: topic.word, hint: topic.word.limb0) << 1 | 1) }
        }
    }

    /// The hash of each part. O(parts).
    func hashes() -> Hashes {
        Hashes(addresses: Keccak256.hash(addresses.values), topics: Keccak256.hash(topics.values))
    }

    /// Values without those that are remembered: with one place for all that have the same low bits, so that looking takes a few
    /// instructions where a dictionary would take as long as hashing once more.
    private struct Known<Value: Equatable> {
        private static var capacity: Int { 512 }

        private(set) var values: [Value] = []
        /// Where among `values` the last one with these low bits is, less than 0 for none.
        private var places: [Int32] = []

        mutating func place(of value: Value, hint: UInt64) -> Int {
            if places.isEmpty { places = Array(repeating: -1, count: Self.capacity) }
            let index = Int(truncatingIfNeeded: hint) & (Self.capacity - 1)
            let known = Int(places[index])
            if known >= 0, values[known] == value { return known }
            places[index] = Int32(values.count)
            values.append(value)
            return values.count - 1
        }
    }
}
