import Primitives

/// The stored form of branches and roots: what an update needs, without what the place of the record says already.
///
/// A branch is two bytes of mask, then its children; a root is one child. A child is a form byte, its reference, and its key or
/// path from the byte on that its place leaves open. Leaves have no record of their own: their values are stored flat.
enum TrieRecord {
    private static let embeddedFlag: UInt8 = 0x80
    private static let branchFlag: UInt8 = 0x40

    static func encode(_ branch: TrieBranch, depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 + branch.children.count * 65)
        bytes.append(UInt8(truncatingIfNeeded: branch.mask >> 8))
        bytes.append(UInt8(truncatingIfNeeded: branch.mask))
        for child in branch.children { append(child, depth: depth + 1, to: &bytes) }
        return bytes
    }

    static func encode(root child: TrieChild) -> [UInt8] {
        var bytes: [UInt8] = []
        append(child, depth: 0, to: &bytes)
        return bytes
    }

    /// The branch of a record at `path`; `nil` if these bytes are none.
    static func branch(_ bytes: [UInt8], at path: NibblePath) -> TrieBranch? {
        var rest = bytes[...]
        guard let high = rest.popFirst(), let low = rest.popFirst() else { return nil }
        let mask = UInt16(high) << 8 | UInt16(low)
        guard mask.nonzeroBitCount >= 2, path.depth < 64 else { return nil }
        var children: [TrieChild] = []
        children.reserveCapacity(mask.nonzeroBitCount)
        for nibble in 0..<16 where mask & (1 << UInt16(nibble)) != 0 {
            let place = path.bits | UInt256(UInt64(nibble)) << UInt64(252 - 4 * path.depth)
            guard let child = child(&rest, below: NibblePath(of: place, count: path.depth + 1)) else { return nil }
            children.append(child)
        }
        return rest.isEmpty ? TrieBranch(mask: mask, children: children) : nil
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
