import Primitives
import StateTree
import TestSupport
import Testing

/// The sharded trie against the root from scratch.
@Suite struct ShardedTrieTests {
    static let maps = [1, 4, 16, 256].flatMap { shards in [1, 2, 4].map { ShardMap(shards: shards, workers: $0) } }

    /// Keys that agree with one of a few others for a random number of nibbles: every depth has branches, extensions and leaves
    /// that come, split, collapse and go, and below the deepest ones nodes short enough to be embedded.
    @Test(arguments: maps)
    func randomChanges(map: ShardMap) throws {
        var random = SplitMix64(state: 31)
        for round in 0..<6 {
            let store = MemoryStore()
            var trie = try ShardedTrie(in: store, map: map)
            var pairs: [UInt256: [UInt8]] = [:]
            var keys: [UInt256] = [Self.word(&random)]
            for _ in 0..<60 {
                let shared = round == 0 ? 0 : 4 * (random.next() % 65)
                let old = keys[Int(random.next() % UInt64(keys.count))]
                keys.append(shared == 0 ? Self.word(&random) : old ^ (Self.word(&random) >> shared))
            }
            for step in 0..<40 {
                var changes: [UInt256: [UInt8]?] = [:]
                let count = [1, 2, 5, 20, 60][Int(random.next() % 5)]
                for _ in 0..<count {
                    let key = keys[Int(random.next() % UInt64(keys.count))]
                    let isRemoved = random.next() % 10 < (step % 20 < 10 ? 2 : 7)
                    let length = 1 + Int(random.next() % 3) * 17
                    let value = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
                    changes.updateValue(isRemoved ? nil : value, forKey: key)
                    pairs[key] = isRemoved ? nil : value
                }
                let expected = MerklePatriciaTrie.root(
                    of: Dictionary(uniqueKeysWithValues: pairs.map { ($0.key.bigEndianBytes, $0.value) }))
                try #require(try trie.apply(changes) == expected, "round \(round), step \(step)")
                if step % 3 == 0 { trie.evict(fromLevel: Int(random.next() % 6)) }
                if step % 7 == 0 {
                    trie = try ShardedTrie(in: store, map: map)
                    try #require(trie.root == expected)
                }
            }
        }
    }

    /// Large enough for all 256 shards to have branches of their own, and with so many keys below one nibble that this part is divided
    /// further than others.
    @Test(arguments: [ShardMap(workers: 1), ShardMap(workers: 2), ShardMap(shards: 16, workers: 4)])
    func manyEntries(map: ShardMap) throws {
        var random = SplitMix64(state: 37)
        var trie = try ShardedTrie(in: MemoryStore(), map: map)
        var pairs: [[UInt8]: [UInt8]] = [:]
        for _ in 0..<3 {
            var changes: [UInt256: [UInt8]?] = [:]
            for index in 0..<5_000 {
                let (word, value) = (Self.word(&random), Self.word(&random).bigEndianBytes)
                let key = index % 3 == 0 ? word >> 4 | UInt256(7) << 252 : word
                changes[key] = value
                pairs[key.bigEndianBytes] = value
            }
            for key in pairs.keys.prefix(1_000) {
                changes.updateValue(nil, forKey: try #require(UInt256(bigEndian: key)))
                pairs[key] = nil
            }
            #expect(try trie.apply(changes) == MerklePatriciaTrie.root(of: pairs))
        }
        let all = Dictionary(
            uniqueKeysWithValues: try pairs.keys.map { (try #require(UInt256(bigEndian: $0)), nil as [UInt8]?) })
        #expect(try trie.apply(all) == MerklePatriciaTrie.emptyRoot)
    }

    @Test func rebalancingSpreadsTheLoad() {
        var loads = [UInt64](repeating: 1, count: 256)
        loads[0] = 1_000
        loads[1] = 900
        let map = ShardMap(workers: 2)
        let rebalanced = map.rebalanced(loads)
        #expect(map.assignment[0] == map.assignment[1])
        #expect(rebalanced.assignment[0] != rebalanced.assignment[1])
        #expect(rebalanced.version == map.version + 1 && rebalanced.shards == map.shards)
        let sums = (0..<2).map { worker in
            zip(rebalanced.assignment, loads).reduce(0) { $0 + ($1.0 == worker ? $1.1 : 0) }
        }
        #expect(sums.reduce(0, +) == 2_154 && sums.allSatisfy { (1_000...1_154).contains($0) })
    }

    static func word(_ random: inout SplitMix64) -> UInt256 {
        UInt256(random.next(), random.next(), random.next(), random.next())
    }
}
