import Primitives

/// Many entries of one trie in the order of their hashed keys, for states that are made at once.
package struct BulkEntries: Sendable {
    /// The hashed key of each, and its number among what it was made of.
    let entries: [(key: UInt256, index: Int)]

    /// - Parameters:
    ///   - count: of entries.
    ///   - hash: the hashed key of each; no two alike.
    ///   - map: whose workers share the hashing.
    package init(count: Int, map: ShardMap, hash: @Sendable (Int) -> Hash256) {
        let parts = Array(0..<map.shards)
        // Each task hashes a part and sorts it by shards; then each shard is sorted by itself.
        let hashed = Self.values(map, parts) { part -> [[(key: UInt256, index: Int)]] in
            var shards = [[(key: UInt256, index: Int)]](repeating: [], count: map.shards)
            for index in (part * count / map.shards)..<((part + 1) * count / map.shards) {
                let key = hash(index).word
                shards[map.shard(of: key)].append((key, index))
            }
            return shards
        }
        let sorted = Self.values(map, parts) { shard in
            hashed.flatMap { $0[shard] }.sorted { $0.key < $1.key }
        }
        entries = Array(sorted.joined())
    }

    package var count: Int { entries.count }

    /// The hashed key of number 0.
    var first: UInt256? { entries.first { $0.index == 0 }?.key }

    /// The positions whose keys begin with a byte.
    func range(ofFirstByte byte: Int) -> Range<Int> { position(from: byte)..<position(from: byte + 1) }

    private func position(from byte: Int) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if Int(entries[middle].key.limb3 >> 56) < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func values<Value: Sendable>(
        _ map: ShardMap, _ tasks: [Int], _ body: @Sendable (Int) -> Value
    ) -> [Value] {
        // The body does not throw.
        (try? map.perform(tasks, in: tasks) { (task) throws(StateError) in body(task) }) ?? []
    }
}
