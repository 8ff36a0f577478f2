import Chain
import Primitives
import StateTree

/// TrieTests: roots of tries after insertions and removals, and neighbours of keys. Files with "secure" in their names hash the
/// keys.
package enum TrieTestSuite: ConformanceSuite {
    package static let name = "TrieTests"

    package static func matches(_ shape: FileShape) -> Bool {
        shape.has("in", "root") || shape.has("in", "tests")
    }

    package static func run(_ file: ConformanceFile) throws -> [CaseResult] {
        if try file.shape.has("tests") {
            return try file.cases(NeighbourCase.self).flatMap { checkNeighbours($0.name, $0.value) }
        }
        let isSecure = file.name.lowercased().contains("secure")
        return try file.cases(RootCase.self).map { name, test in
            let pairs = test.entries
            guard isSecure else {
                return CaseResult(name, expected: test.root, found: MerklePatriciaTrie.root(of: pairs))
            }
            let root = MerklePatriciaTrie.secureRoot(of: pairs)
            return CaseResult(
                name, expected: [test.root, test.root], found: [root, try shardedRoot(after: test.steps)])
        }
    }

    /// The root of the sharded trie after these changes, one by one. It has hashed keys only.
    private static func shardedRoot(after steps: [(key: [UInt8], value: [UInt8]?)]) throws -> Hash256 {
        var trie = try ShardedTrie(in: MemoryStore(), map: ShardMap(workers: 1))
        for (key, value) in steps {
            try trie.apply([Keccak256.hash(key).word: value.flatMap { $0.isEmpty ? nil : $0 }])
        }
        return trie.root
    }

    private static func checkNeighbours(_ name: String, _ test: NeighbourCase) -> [CaseResult] {
        let keys = test.keys.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        return test.queries.map { query in
            let found = MerklePatriciaTrie.neighbours(of: Array(query[0].utf8), inSorted: keys)
            let texts = [found.previous, found.next].map { String(decoding: $0 ?? [], as: UTF8.self) }
            return CaseResult("\(name), \"\(query[0])\"", expected: Array(query[1...]), found: texts)
        }
    }

    private struct NeighbourCase: Decodable {
        let keys: [String]
        /// Key, the key before it, the key after it; an empty text for none.
        let queries: [[String]]

        private enum Field: String, CodingKey {
            case keys = "in"
            case queries = "tests"
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            keys = try fields.decode([String].self, forKey: .keys)
            queries = try fields.decode([[String]].self, forKey: .queries)
            if let wrong = queries.firstIndex(where: { $0.count != 3 }) {
                throw JSONMismatch(
                    path: fields.codingPath + [Field.queries, JSONKey(intValue: wrong)], expected: "three texts",
                    found: "\(queries[wrong].count)")
            }
        }
    }

    private struct RootCase: Decodable {
        /// What the trie holds in the end.
        let entries: [[UInt8]: [UInt8]]
        /// How it comes to hold that; `nil` removes the key.
        let steps: [(key: [UInt8], value: [UInt8]?)]
        let root: Hash256

        private enum Field: String, CodingKey {
            case input = "in"
            case root
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            root = try fields.read(.root, .hash)
            var entries: [[UInt8]: [UInt8]] = [:]
            var changes: [(key: [UInt8], value: [UInt8]?)] = []
            if let steps = try? fields.decode([[String?]].self, forKey: .input) {
                // In order; `null` removes the key.
                for (index, step) in steps.enumerated() {
                    guard step.count == 2, let key = step[0] else {
                        throw JSONMismatch(
                            path: fields.codingPath + [Field.input, JSONKey(intValue: index)],
                            expected: "a key and a value", found: "\(step.count) values")
                    }
                    changes.append((Self.bytes(key), step[1].map(Self.bytes)))
                }
            } else {
                for (key, value) in try fields.decode([String: String?].self, forKey: .input) {
                    changes.append((Self.bytes(key), value.map(Self.bytes)))
                }
            }
            for (key, value) in changes { entries[key] = value }
            self.entries = entries
            steps = changes
        }

        /// Hex with a prefix, anything else as text.
        private static func bytes(_ text: String) -> [UInt8] {
            (text.hasPrefix("0x") ? Hex.decode(text) : nil) ?? Array(text.utf8)
        }
    }
}
