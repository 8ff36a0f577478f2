import Primitives

/// Writes bytes one after the other to memory of known size.
///
/// Unsafe: `UInt256` is stored through a raw pointer. Every write is checked against the buffer's end first.
struct ByteWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func append(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }

    /// 32 bytes, most significant first.
    mutating func append(word: UInt256) {
        precondition(count + 32 <= buffer.count, "the buffer is large enough")
        if let base = buffer.baseAddress { word.storeBigEndian(to: base + count) }
        count += 32
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        precondition(count + bytes.count <= buffer.count, "the buffer is large enough")
        if let base = buffer.baseAddress, let source = bytes.baseAddress {
            UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
        }
        count += bytes.count
    }

    mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

    /// The header of an RLP list of less than 64 KB.
    mutating func appendListHeader(_ length: Int) {
        if length <= 55 {
            append(0xc0 + UInt8(length))
        } else if length < 256 {
            append(0xf8)
            append(UInt8(length))
        } else {
            append(0xf9)
            append(UInt8(length >> 8))
            append(UInt8(length & 0xff))
        }
    }

    /// A number as RLP has it.
    ///
    /// - Parameter length: bytes that the number takes, zero for zero.
    mutating func appendRLP(_ number: UInt256, byteWidth length: Int) {
        if length != 1 || number.limb0 >= 0x80 { append(0x80 + UInt8(length)) }
        if length > 0 { append(word: number << UInt64(256 - 8 * length), bytes: length) }
    }

    /// The first bytes of a word's 32.
    mutating func append(word: UInt256, bytes length: Int) {
        if count + 32 <= buffer.count, let base = buffer.baseAddress {
            // What is written beyond them is written over later.
            word.storeBigEndian(to: base + count)
            count += length
        } else {
            for index in 0..<length { append(word.nibble(2 * index) << 4 | word.nibble(2 * index + 1)) }
        }
    }

    /// The last bytes of a word's 32.
    mutating func append(lastBytes length: Int, of word: UInt256) {
        append(word: length == 0 ? .zero : word << UInt64(256 - 8 * length), bytes: length)
    }
}
