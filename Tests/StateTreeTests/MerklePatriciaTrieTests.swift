import Primitives
import StateTree
import TestSupport
import Testing

@Suite struct MerklePatriciaTrieTests {
    @Test func emptyRoot() {
        let expected = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"
        #expect(MerklePatriciaTrie.emptyRoot.description == expected)
        #expect(MerklePatriciaTrie.root(of: [:]).description == expected)
        #expect(MerklePatriciaTrie.root(of: [[1]: []]).description == expected)
    }

    /// Short keys over a small alphabet give every shape: keys that end inside others, embedded nodes, long shared prefixes.
    @Test func agreesWithTheDefinition() {
        var random = SplitMix64(state: 17)
        for round in 0..<600 {
            var pairs: [[UInt8]: [UInt8]] = [:]
            let alphabet: [UInt8] = round % 2 == 0 ? [0x00, 0x01, 0x10] : Array(0...255)
            for _ in 0..<Int(random.next() % 40) {
                let key = (0..<Int(random.next() % 6)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))]
                }
                let length = [1, 2, 20, 31, 32, 33, 54, 55, 56, 57, 300][Int(random.next() % 11)]
                pairs[key] = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            }
            #expect(MerklePatriciaTrie.root(of: pairs) == ReferenceTrie.root(pairs))
        }
    }

    /// A value above 64 KiB and a key whose path needs a long header.
    @Test func longValuesAndKeys() {
        let long = Array(repeating: 7 as UInt8, count: 70_000)
        let pairs: [[UInt8]: [UInt8]] = [
            Array(repeating: 1, count: 200): [1], Array(repeating: 1, count: 199) + [2]: long, [1]: [2], []: [3],
        ]
        #expect(MerklePatriciaTrie.root(of: pairs) == ReferenceTrie.root(pairs))
    }

    @Test func secureKeysAreHashed() {
        var random = SplitMix64(state: 19)
        var pairs: [[UInt8]: [UInt8]] = [:]
        for count in 0..<300 {
            pairs[UInt256(random.next()).minimalBigEndianBytes] = [UInt8(truncatingIfNeeded: count | 1)]
            guard count % 23 == 0 else { continue }
            var hashed: [[UInt8]: [UInt8]] = [:]
            for (key, value) in pairs { hashed[Keccak256.hash(key).bytes] = value }
            #expect(MerklePatriciaTrie.secureRoot(of: pairs) == ReferenceTrie.root(hashed))
        }
    }
}
