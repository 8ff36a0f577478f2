import Primitives

/// The stored form of branches and roots: what an update needs, without what the place of the record says already.
///
/// A branch is two bytes that say which nibbles have a child, two that say which of these are leaves, then the other children; a
/// root is one child. A child is a form byte, its reference, and its key or path from the byte on that its place leaves open.
///
/// Leaves below branches take no bytes: their keys and values are stored flat, which is all there is to know of them. Keys and
/// hashes of leaves in the records of their parents made a block's batch two to three times as large.
enum TrieRecord {
    private static let embeddedFlag: UInt8 = 0x80
    private static let branchFlag: UInt8 = 0x40

    static func encode(_ branch: TrieBranch, depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 + branch.children.count * 33)
        var leaves: UInt16 = 0
        for nibble in 0..<16 { if case .leaf = branch[nibble] { leaves |= 1 << UInt16(nibble) } }
        for mask in [branch.mask, leaves] {
            bytes.append(UInt8(truncatingIfNeeded: mask >> 8))
            bytes.append(UInt8(truncatingIfNeeded: mask))
        }
        for child in branch.children {
            if case .leaf = child { continue }
            append(child, depth: depth + 1, to: &bytes)
        }
        return bytes
    }

    static func encode(root child: TrieChild) -> [UInt8] {
        var bytes: [UInt8] = []
        append(child, depth: 0, to: &bytes)
        return bytes
    }

    /// What a record says of a branch: its children but for leaves, and where those are.
    struct Outline {
        var slots: [TrieChild?]
        let leaves: [Int]
    }

    /// The outline of the branch of a record at `path`; `nil` if these bytes are none.
    static func outline(_ bytes: [UInt8], at path: NibblePath) -> Outline? {
        guard bytes.count >= 4, path.depth < 64 else { return nil }
        let mask = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
        let leaves = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
        guard mask.nonzeroBitCount >= 2, leaves & ~mask == 0 else { return nil }
        var rest = bytes[4...]
        var slots = [TrieChild?](repeating: nil, count: 16)
        for nibble in 0..<16 where (mask & ~leaves) & (1 << UInt16(nibble)) != 0 {
            guard let child = child(&rest, below: path.appending(nibble)) else { return nil }
            slots[nibble] = child
        }
        guard rest.isEmpty else { return nil }
        return Outline(slots: slots, leaves: (0..<16).filter { leaves & (1 << UInt16($0)) != 0 })
    }

    static func root(_ bytes: [UInt8]) -> TrieChild? {
        var rest = bytes[...]
        guard let child = child(&rest, below: .root), rest.isEmpty else { return nil }
        return child
    }

    private static func append(_ child: TrieChild, depth: Int, to bytes: inout [UInt8]) {
        switch child.settled(atDepth: depth) {
        case .leaf(let key, let reference):
            append(reference, flags: 64 - 1, to: &bytes)
            bytes.append(contentsOf: key.bigEndianBytes[(depth / 2)...])
        case .branch(let path, let reference, _):
            append(reference, flags: branchFlag | path.count, to: &bytes)
            if path.depth > depth {
                bytes.append(contentsOf: path.bits.bigEndianBytes[(depth / 2)..<((path.depth + 1) / 2)])
            }
        case .pending: preconditionFailure("a settled child is not pending")
        }
    }

    private static func append(_ reference: NodeReference, flags: UInt8, to bytes: inout [UInt8]) {
        switch reference {
        case .hash(let hash):
            bytes.append(flags)
            bytes.append(contentsOf: hash.bytes)
        case .embedded(let encoding):
            bytes.append(flags | embeddedFlag)
            bytes.append(UInt8(encoding.count))
            bytes.append(contentsOf: encoding)
        }
    }

    private static func child(_ rest: inout ArraySlice<UInt8>, below place: NibblePath) -> TrieChild? {
        guard let form = rest.popFirst(), let reference = reference(form, &rest) else { return nil }
        let isBranch = form & branchFlag != 0
        let count = isBranch ? Int(form & 0x3f) : 64
        guard count >= place.depth else { return nil }
        let first = place.depth / 2
        let byteCount = isBranch && count == place.depth ? 0 : (count + 1) / 2 - first
        guard rest.count >= byteCount else { return nil }
        var key = place.bits
        if byteCount > 0 {
            guard let open = UInt256(bigEndian: rest.prefix(byteCount)) else { return nil }
            let bits = open << UInt64(8 * (32 - first - byteCount))
            // An odd depth ends inside the first of these bytes, which then repeats a nibble of the place.
            guard (bits | place.bits.prefix(nibbles: 2 * first)).prefix(nibbles: place.depth) == place.bits else {
                return nil
            }
            key = bits | place.bits
            rest = rest.dropFirst(byteCount)
        }
        return isBranch
            ? .branch(NibblePath(of: key, count: count), reference, node: nil) : .leaf(key: key, reference)
    }

    private static func reference(_ form: UInt8, _ rest: inout ArraySlice<UInt8>) -> NodeReference? {
        var count = 32
        if form & embeddedFlag != 0 {
            guard let length = rest.popFirst(), length < 32 else { return nil }
            count = Int(length)
        }
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        let bytes = rest.prefix(count)
        return form & embeddedFlag != 0 ? .embedded([UInt8](bytes)) : Hash256(bytes).map(NodeReference.hash)
    }
}
