import Primitives

/// Reads bytes one after the other; `nil` where there are too few.
///
/// Unsafe: `UInt256` is loaded through a raw pointer, after a check against the end.
struct ByteReader {
    private let buffer: UnsafeRawBufferPointer
    private var position: Int

    init(_ buffer: UnsafeRawBufferPointer, from position: Int) {
        self.buffer = buffer
        self.position = position
    }

    var isAtEnd: Bool { position == buffer.count }

    var remaining: Int { buffer.count - position }

    mutating func skip(_ count: Int) -> Bool {
        guard position + count <= buffer.count else { return false }
        position += count
        return true
    }

    mutating func byte() -> UInt8? {
        guard position < buffer.count else { return nil }
        defer { position += 1 }
        return buffer[position]
    }

    mutating func word() -> UInt256? {
        guard position + 32 <= buffer.count, let base = buffer.baseAddress else { return nil }
        defer { position += 32 }
        return UInt256(loadingBigEndian: base + position)
    }

    /// A number of at most 32 bytes, most significant first, without a leading zero.
    mutating func number(_ count: Int) -> UInt256? {
        guard position + count <= buffer.count, count == 0 || buffer[position] != 0 else { return nil }
        var value = UInt256.zero
        for byte in buffer[position..<position + count] { value = value << 8 | UInt256(UInt64(byte)) }
        position += count
        return value
    }

    mutating func bytes(_ count: Int) -> [UInt8]? {
        guard position + count <= buffer.count else { return nil }
        defer { position += count }
        return [UInt8](buffer[position..<position + count])
    }
}
