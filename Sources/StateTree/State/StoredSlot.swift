import Primitives

/// A slot's value as the storage trie holds it, which is also the flat one.
enum StoredSlot {
    static func encode(_ value: UInt256) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 33) { buffer, count in
            var writer = ByteWriter(buffer)
            write(value, to: &writer)
            count = writer.count
        }
    }

    /// Writes the same, at most 33 bytes.
    static func write(_ value: UInt256, to writer: inout ByteWriter) {
        writer.appendRLP(value, byteWidth: value.byteWidth)
    }

    /// The value that a store holds under `key`.
    static func decode(_ bytes: [UInt8], at key: StoreKey) throws(StateError) -> UInt256 {
        var decoder = RLPDecoder(bytes)
        do {
            let value = try decoder.readUInt256()
            try decoder.finish()
            return value
        } catch {
            throw .damaged(place: "\(key)", expected: "the value of a slot", found: "\(error)")
        }
    }
}
