import Primitives

/// What a leaf holds.
enum LeafValue: Sendable {
    case account(StoredAccount)
    /// Not zero.
    case slot(UInt256)
    /// Any bytes, not none.
    case bytes([UInt8])

    /// The most bytes that an account or a slot takes in its leaf.
    static let longestTyped = 112

    /// Bytes to make room for.
    var room: Int { if case .bytes(let bytes) = self { bytes.count } else { Self.longestTyped } }

    var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var writer = ByteWriter(buffer)
            write(to: &writer)
            count = writer.count
        }
    }

    func write(to writer: inout ByteWriter) {
        switch self {
        case .account(let account): account.writeLeaf(to: &writer)
        case .slot(let value): StoredSlot.write(value, to: &writer)
        case .bytes(let bytes): writer.append(bytes)
        }
    }
}
