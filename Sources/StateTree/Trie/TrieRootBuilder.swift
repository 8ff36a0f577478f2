import Primitives

/// Computes the root of a Merkle-Patricia trie (yellow paper, appendix D) from sorted entries, without a graph of nodes.
///
/// The trie is walked depth first over ranges of entries. The node under construction, and those around it, lie in one buffer
/// as a stack: a finished child is replaced at once by what its parent holds of it, its hash or, below 32 bytes, itself. So the
/// buffer stays at a few hundred bytes per level, and no node is allocated. An explicit graph was not chosen because a root
/// from scratch needs every node exactly once.
struct TrieRootBuilder<Entries: TrieEntries> {
    private let entries: Entries
    private var buffer: [UInt8] = []
    /// Holds one value at a time.
    private var value = RLPEncoder()

    /// Room for the longest list header in front of a node whose length is not known yet.
    private static var headerRoom: Int { 9 }

    private init(_ entries: Entries) {
        self.entries = entries
        buffer.reserveCapacity(4096)
    }

    /// - Complexity: one hash per node of 32 bytes or more.
    static func root(of entries: Entries) -> Hash256 {
        guard entries.count > 0 else { return MerklePatriciaTrie.emptyRoot }
        var builder = TrieRootBuilder(entries)
        let start = builder.appendNode(0..<entries.count, depth: 0)
        return builder.hashTail(from: start)
    }

    /// Appends the node that holds the entries of `range`, whose keys agree in their first `depth` nibbles.
    ///
    /// - Returns: where the node's encoding begins; up to `headerRoom` bytes before that are unused.
    private mutating func appendNode(_ range: Range<Int>, depth: Int) -> Int {
        let start = openList()
        let first = range.lowerBound
        if range.count == 1 {
            appendPath(of: first, depth..<entries.nibbleCount(first), isLeaf: true)
            appendValue(of: first)
        } else {
            let branching = entries.commonPrefix(first, range.upperBound - 1)
            if branching > depth {
                appendPath(of: first, depth..<branching, isLeaf: false)
                appendReference(range, depth: branching)
            } else {
                appendBranches(range, depth: depth)
            }
        }
        return closeList(from: start)
    }

    /// A branch's sixteen children and its value.
    private mutating func appendBranches(_ range: Range<Int>, depth: Int) {
        var next = range.lowerBound
        // A key that ends here sorts before all that go on. Of equal keys, which callers promise not to pass, the last counts.
        while next < range.upperBound, entries.nibbleCount(next) == depth { next += 1 }
        let ending = next > range.lowerBound ? next - 1 : nil
        for nibble: UInt8 in 0..<16 {
            let start = next
            while next < range.upperBound, entries.nibble(next, at: depth) == nibble { next += 1 }
            if start < next {
                appendReference(start..<next, depth: depth + 1)
            } else {
                buffer.append(0x80)
            }
        }
        if let ending { appendValue(of: ending) } else { buffer.append(0x80) }
    }

    /// What a parent holds of the node for `range`: the node itself below 32 bytes, else its hash.
    private mutating func appendReference(_ range: Range<Int>, depth: Int) {
        let parentEnd = buffer.count
        let start = appendNode(range, depth: depth)
        if buffer.count - start < 32 {
            buffer.removeSubrange(parentEnd..<start)
        } else {
            let hash = hashTail(from: start).word
            buffer.removeLast(buffer.count - parentEnd)
            buffer.append(0xa0)
            append(hash.limb3)
            append(hash.limb2)
            append(hash.limb1)
            append(hash.limb0)
        }
    }

    private mutating func append(_ limb: UInt64) {
        withUnsafeBytes(of: limb.bigEndian) { buffer.append(contentsOf: $0) }
    }

    /// Nibbles in hex-prefix form (yellow paper, appendix C): a flag nibble for leaf and odd length, then the nibbles.
    private mutating func appendPath(of entry: Int, _ nibbles: Range<Int>, isLeaf: Bool) {
        let isOdd = nibbles.count % 2 == 1
        let byteCount = nibbles.count / 2 + 1
        // A single byte is below 0x40 and stands for itself.
        if byteCount > 1 { appendStringHeader(byteCount) }
        let flags: UInt8 = (isLeaf ? 0x20 : 0) | (isOdd ? 0x10 : 0)
        var position = nibbles.lowerBound
        if isOdd {
            buffer.append(flags | entries.nibble(entry, at: position))
            position += 1
        } else {
            buffer.append(flags)
        }
        while position < nibbles.upperBound {
            buffer.append(entries.nibble(entry, at: position) << 4 | entries.nibble(entry, at: position + 1))
            position += 2
        }
    }

    private mutating func appendValue(of entry: Int) {
        value.removeAll()
        entries.appendValue(entry, to: &value)
        let bytes = value.bytes
        if bytes.count != 1 || bytes[0] >= 0x80 { appendStringHeader(bytes.count) }
        buffer.append(contentsOf: bytes)
    }

    private mutating func appendStringHeader(_ count: Int) {
        if count <= 55 {
            buffer.append(0x80 + UInt8(count))
        } else {
            let width = RLPEncoder.headerLength(forPayload: count) - 1
            buffer.append(0xb7 + UInt8(width))
            for i in stride(from: width - 1, through: 0, by: -1) {
                buffer.append(UInt8(truncatingIfNeeded: count >> (8 * i)))
            }
        }
    }

    private mutating func openList() -> Int {
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: Self.headerRoom))
        return start
    }

    /// Writes the header of the list opened at `start` directly in front of its payload, and returns where it begins.
    private mutating func closeList(from start: Int) -> Int {
        let payload = start + Self.headerRoom
        let count = buffer.count - payload
        let headerLength = RLPEncoder.headerLength(forPayload: count)
        let header = payload - headerLength
        if headerLength == 1 {
            buffer[header] = 0xc0 + UInt8(count)
        } else {
            buffer[header] = 0xf7 + UInt8(headerLength - 1)
            for i in 1..<headerLength {
                buffer[header + i] = UInt8(truncatingIfNeeded: count >> (8 * (headerLength - 1 - i)))
            }
        }
        return header
    }

    private func hashTail(from start: Int) -> Hash256 {
        buffer.withUnsafeBytes { Keccak256.hash(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    }
}
