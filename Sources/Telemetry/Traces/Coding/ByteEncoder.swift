import Primitives

/// Writes values one after the other.
///
/// Integers take seven bits per byte, low bits first, with the top bit set on all bytes but the last (LEB128).
struct ByteEncoder {
    private(set) var bytes: [UInt8] = []

    init(minimumCapacity: Int = 0) {
        bytes.reserveCapacity(minimumCapacity)
    }

    mutating func append(_ value: UInt64) {
        var rest = value
        while rest > 0x7f {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// A difference: small ones of either sign are short (0, -1, 1, -2, ... become 0, 1, 2, 3, ...).
    mutating func appendSigned(_ value: Int64) {
        append(UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    /// Bytes as they are, without their number.
    mutating func append(_ other: [UInt8]) {
        bytes += other
    }

    mutating func append(byte: UInt8) {
        bytes.append(byte)
    }

    /// The number of bytes, then the bytes.
    mutating func appendCounted(_ other: [UInt8]) {
        append(UInt64(other.count))
        bytes += other
    }

    /// UTF-8, counted.
    mutating func append(_ text: String) {
        appendCounted(Array(text.utf8))
    }

    /// Twenty bytes, without an array of their own.
    mutating func append(_ address: Address) {
        appendFixed(address.high.byteSwapped)
        appendFixed(address.middle.byteSwapped)
        appendFixed(address.low.byteSwapped)
    }

    /// Little-endian, all bytes.
    mutating func appendFixed<Word: FixedWidthInteger>(_ word: Word) {
        for shift in stride(from: 0, to: Word.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> shift))
        }
    }
}
