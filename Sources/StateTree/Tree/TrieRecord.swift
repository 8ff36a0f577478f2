import Primitives

/// The stored form of a branch, and its form in memory: what an update needs, without what the place of the record says already.
///
/// Four masks of two bytes, nibble 0 in the lowest bit: which nibbles have a child, which of these are leaves, which are pages,
/// and which are *long*, that is, not just a hash. Then a byte for each page, the number of its entries. Then the children in
/// order: a hash each, or a long form.
///
/// Keys of leaves take no bytes: they are stored flat, and found by the place.
struct TrieRecord: Sendable, Equatable {
    let bytes: [UInt8]

    private static let headerLength = 8
    private static let embeddedFlag: UInt8 = 0x80
    private static let pathFlag: UInt8 = 0x40

    /// What is stored.
    init(stored bytes: [UInt8]) { self.bytes = bytes }

    var mask: UInt16 { word(0) }
    var leafMask: UInt16 { word(2) }
    private var pageMask: UInt16 { word(4) }
    private var longMask: UInt16 { word(6) }

    var hasLongForms: Bool { longMask != 0 }

    /// The entries of the page at a nibble; zero where there is none.
    func entries(ofPageAt nibble: Int) -> UInt8 {
        let bit: UInt16 = 1 << UInt16(nibble)
        let pages = pageMask
        return pages & bit == 0 ? 0 : bytes[Self.headerLength + (pages & (bit - 1)).nonzeroBitCount]
    }

    private var hashesOffset: Int { Self.headerLength + pageMask.nonzeroBitCount }

    /// Calls `body` with the children's hashes, of a record without long forms.
    func withHashes(_ body: (UnsafeRawBufferPointer) -> Void) {
        let start = hashesOffset
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    }

    private func word(_ offset: Int) -> UInt16 { UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1]) }

    /// Which of the children, by their order, are pages.
    var pageFlags: UInt16 {
        let (mask, pages) = (mask, pageMask)
        var flags: UInt16 = 0
        var index: UInt16 = 0
        for nibble: UInt16 in 0..<16 where mask & (1 << nibble) != 0 {
            if pages & (1 << nibble) != 0 { flags |= 1 << index }
            index += 1
        }
        return flags
    }

    // MARK: Encoding

    /// A record without long forms.
    ///
    /// - Parameters:
    ///   - counts: entries of pages, by nibble.
    ///   - hashes: writes the children's, 32 bytes each.
    init(
        mask: UInt16, leaves: UInt16, pages: UInt16, counts: InlineArray<16, UInt8>, hashes: (inout ByteWriter) -> Void
    ) {
        let length = Self.headerLength + pages.nonzeroBitCount + 32 * mask.nonzeroBitCount
        bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            var writer = ByteWriter(buffer)
            for word in [mask, leaves, pages, 0] {
                writer.append(UInt8(truncatingIfNeeded: word >> 8))
                writer.append(UInt8(truncatingIfNeeded: word))
            }
            for nibble in 0..<16 where counts[nibble] > 0 { writer.append(counts[nibble]) }
            hashes(&writer)
            count = writer.count
        }
    }

    /// - Parameter depth: the branch's own.
    init(_ slots: [TrieChild?], depth: Int) {
        var (mask, leaves, pages, long) = (0 as UInt16, 0 as UInt16, 0 as UInt16, 0 as UInt16)
        var counts: [UInt8] = []
        for nibble in 0..<16 {
            guard let child = slots[nibble] else { continue }
            let bit: UInt16 = 1 << UInt16(nibble)
            mask |= bit
            switch child {
            case .leaf(_, let reference):
                leaves |= bit
                if case .embedded = reference { long |= bit }
            case .branch(let path, let reference, _, let count):
                if count > 0 {
                    pages |= bit
                    counts.append(count)
                }
                if case .embedded = reference { long |= bit }
                if path.depth > depth + 1 { long |= bit }
            }
        }
        let length = Self.headerLength + counts.count + 32 * mask.nonzeroBitCount + 40 * long.nonzeroBitCount
        bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            var writer = ByteWriter(buffer)
            for word in [mask, leaves, pages, long] {
                writer.append(UInt8(truncatingIfNeeded: word >> 8))
                writer.append(UInt8(truncatingIfNeeded: word))
            }
            for count in counts { writer.append(count) }
            for nibble in 0..<16 {
                guard let child = slots[nibble] else { continue }
                if long & (1 << UInt16(nibble)) != 0 {
                    Self.append(child, depth: depth + 1, to: &writer)
                } else if case .hash(let hash) = child.ownReference {
                    writer.append(word: hash.word)
                }
            }
            count = writer.count
        }
    }

    /// The long form: flags, the path's length and its bytes from that of the place on, the reference.
    private static func append(_ child: TrieChild, depth: Int, to writer: inout ByteWriter) {
        var flags: UInt8 = 0
        if case .embedded = child.ownReference { flags |= embeddedFlag }
        if case .branch(let path, _, _, _) = child, path.depth > depth {
            writer.append(flags | pathFlag)
            writer.append(path.count)
            let bits = path.bits
            for index in (depth / 2)..<((path.depth + 1) / 2) {
                writer.append(bits.nibble(2 * index) << 4 | bits.nibble(2 * index + 1))
            }
        } else {
            writer.append(flags)
        }
        switch child.ownReference {
        case .hash(let hash): writer.append(word: hash.word)
        case .embedded(let encoding):
            writer.append(UInt8(encoding.count))
            for byte in encoding { writer.append(byte) }
        }
    }

    // MARK: Decoding

    /// The children of the branch at `path`; `nil` if these bytes are none.
    func slots(at path: NibblePath) -> [TrieChild?]? {
        guard bytes.count >= Self.headerLength, path.depth < 64 else { return nil }
        let (mask, leaves, pages, long) = (mask, leafMask, pageMask, longMask)
        guard mask.nonzeroBitCount >= 2, (leaves | pages | long) & ~mask == 0, leaves & pages == 0 else { return nil }
        return bytes.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes, from: Self.headerLength)
            var counts = ByteReader(bytes, from: Self.headerLength)
            guard reader.skip(pages.nonzeroBitCount) else { return nil }
            var slots = [TrieChild?](repeating: nil, count: 16)
            for nibble in 0..<16 {
                let bit: UInt16 = 1 << UInt16(nibble)
                guard mask & bit != 0 else { continue }
                var childPath = path.appending(nibble)
                let reference: NodeReference
                if long & bit == 0 {
                    guard let word = reader.word() else { return nil }
                    reference = .hash(Hash256(word))
                } else {
                    guard let form = Self.long(&reader, below: childPath) else { return nil }
                    (childPath, reference) = form
                }
                if leaves & bit != 0 {
                    slots[nibble] = .leaf(key: nil, reference)
                } else {
                    var count: UInt8 = 0
                    if pages & bit != 0 {
                        guard let byte = counts.byte(), (2...UInt8(TrieChild.largestPage)).contains(byte) else {
                            return nil
                        }
                        count = byte
                    }
                    slots[nibble] = .branch(childPath, reference, node: nil, leaves: count)
                }
            }
            return reader.isAtEnd ? slots : nil
        }
    }

    /// The child at a nibble that has one, of a branch without long forms; else `nil`.
    func child(_ nibble: Int, at path: NibblePath) -> TrieChild? {
        let (mask, pages) = (mask, pageMask)
        let below: UInt16 = (1 << UInt16(nibble)) - 1
        guard longMask == 0 else { return nil }
        return bytes.withUnsafeBytes { bytes in
            var reader = ByteReader(
                bytes, from: Self.headerLength + pages.nonzeroBitCount + 32 * (mask & below).nonzeroBitCount)
            guard let word = reader.word() else { return nil }
            if leafMask & (below + 1) != 0 { return .leaf(key: nil, .hash(Hash256(word))) }
            let leaves = pages & (below + 1) != 0 ? bytes[Self.headerLength + (pages & below).nonzeroBitCount] : 0
            return .branch(path.appending(nibble), .hash(Hash256(word)), node: nil, leaves: leaves)
        }
    }

    private static func long(
        _ reader: inout ByteReader, below place: NibblePath
    ) -> (path: NibblePath, NodeReference)? {
        guard let flags = reader.byte() else { return nil }
        var path = place
        if flags & pathFlag != 0 {
            guard let count = reader.byte(), (place.depth + 1..<64).contains(Int(count)) else { return nil }
            var bits = UInt256.zero
            for index in (place.depth / 2)..<((Int(count) + 1) / 2) {
                guard let byte = reader.byte() else { return nil }
                bits = bits | UInt256(UInt64(byte)) << UInt64(248 - 8 * index)
            }
            // An odd depth ends inside the first of these bytes, which then repeats a nibble of the place.
            path = NibblePath(of: bits | place.bits, count: Int(count))
            guard path.bits.prefix(nibbles: place.depth) == place.bits else { return nil }
        }
        if flags & embeddedFlag == 0 {
            guard let word = reader.word() else { return nil }
            return (path, .hash(Hash256(word)))
        }
        guard let length = reader.byte(), length < 32, let encoding = reader.bytes(Int(length)) else { return nil }
        return (path, .embedded(encoding))
    }
}

// MARK: Roots

extension TrieRecord {
    private static let leafKind: UInt8 = 0xff

    /// The stored form of a trie's root: the number of entries of a page, zero for a branch with a record, 0xff for a leaf; then the
    /// long form.
    static func encode(root child: TrieChild) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 80) { buffer, count in
            var writer = ByteWriter(buffer)
            if case .branch(_, _, _, let leaves) = child { writer.append(leaves) } else { writer.append(leafKind) }
            append(child, depth: 0, to: &writer)
            count = writer.count
        }
    }

    static func root(_ bytes: [UInt8]) -> TrieChild? {
        bytes.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes, from: 0)
            guard let kind = reader.byte(), let (path, reference) = long(&reader, below: .root), reader.isAtEnd else {
                return nil
            }
            if kind == leafKind { return path == .root ? .leaf(key: nil, reference) : nil }
            guard kind != 1, kind <= TrieChild.largestPage else { return nil }
            return .branch(path, reference, node: nil, leaves: kind)
        }
    }
}

extension TrieChild {
    /// The reference to the node itself, not to the extension above it.
    var ownReference: NodeReference {
        switch self {
        case .leaf(_, let reference), .branch(_, let reference, _, _): reference
        }
    }
}
