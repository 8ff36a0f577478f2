/// Writes Recursive Length Prefix (yellow paper, appendix B) into one growing buffer.
///
/// A list's header is put in front of its payload once that is complete, so that no intermediate array is made: each byte
/// moves at most once per nesting level, and only in lists above 55 bytes.
public struct RLPEncoder: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Starts over in the same memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// A byte string.
    public mutating func append(_ string: [UInt8]) {
        string.withUnsafeBytes { append($0) }
    }

    /// A byte string.
    public mutating func append(_ string: UnsafeRawBufferPointer) {
        if string.count == 1, string[0] < 0x80 {
            bytes.append(string[0])
        } else {
            appendHeader(of: string.count, base: 0x80)
            bytes.append(contentsOf: string)
        }
    }

    /// An integer: its shortest big-endian bytes, none for zero.
    public mutating func append(_ integer: UInt64) {
        if integer < 0x80 {
            bytes.append(integer == 0 ? 0x80 : UInt8(integer))
        } else {
            let width = (71 - integer.leadingZeroBitCount) / 8
            bytes.append(0x80 + UInt8(width))
            appendLowBytes(of: integer, count: width)
        }
    }

    /// An integer: its shortest big-endian bytes, none for zero.
    public mutating func append(_ integer: UInt256) {
        guard !integer.fitsInUInt64 else { return append(integer.limb0) }
        let width = integer.byteWidth
        bytes.append(0x80 + UInt8(width))
        appendLowBytes(of: integer.limb3, count: max(0, width - 24))
        appendLowBytes(of: integer.limb2, count: min(8, max(0, width - 16)))
        appendLowBytes(of: integer.limb1, count: min(8, width - 8))
        appendLowBytes(of: integer.limb0, count: 8)
    }

    /// A 20-byte string.
    public mutating func append(_ address: Address) {
        bytes.append(0x80 + 20)
        appendLowBytes(of: UInt64(address.high), count: 4)
        appendLowBytes(of: address.middle, count: 8)
        appendLowBytes(of: address.low, count: 8)
    }

    /// A 20-byte string, or the empty string for `nil`.
    public mutating func append(_ address: Address?) {
        if let address { append(address) } else { appendEmptyString() }
    }

    /// A 32-byte string.
    public mutating func append(_ hash: Hash256) {
        bytes.append(0x80 + 32)
        appendRaw(hash.word)
    }

    /// A string of all 32 bytes of `word`, zeros included: a storage key, a topic.
    public mutating func appendFixed(_ word: UInt256) {
        bytes.append(0x80 + 32)
        appendRaw(word)
    }

    /// A string of all 8 bytes of `integer`, zeros included: a header's nonce.
    public mutating func appendFixed(_ integer: UInt64) {
        bytes.append(0x80 + 8)
        appendLowBytes(of: integer, count: 8)
    }

    public mutating func appendEmptyString() {
        bytes.append(0x80)
    }

    /// Bytes as they are, without a header: an item that is encoded already, or a type byte in front of everything.
    public mutating func appendRaw(_ encoded: some Collection<UInt8>) {
        bytes.append(contentsOf: encoded)
    }

    /// A list of what `body` appends.
    public mutating func appendList<E: Error>(_ body: (inout RLPEncoder) throws(E) -> Void) throws(E) {
        let start = bytes.count
        bytes.append(0xc0)
        try body(&self)
        let length = bytes.count - start - 1
        if length <= 55 {
            bytes[start] = 0xc0 + UInt8(length)
        } else {
            let width = Self.byteWidth(of: length)
            bytes[start] = 0xf7 + UInt8(width)
            bytes.insert(contentsOf: repeatElement(0, count: width), at: start + 1)
            var rest = length
            for i in stride(from: width, to: 0, by: -1) {
                bytes[start + i] = UInt8(truncatingIfNeeded: rest)
                rest >>= 8
            }
        }
    }

    /// The number of bytes a string or list header takes in front of `length` bytes of payload, when it is not a single
    /// byte that stands for itself.
    public static func headerLength(forPayload length: Int) -> Int {
        length <= 55 ? 1 : 1 + byteWidth(of: length)
    }

    private mutating func appendHeader(of length: Int, base: UInt8) {
        if length <= 55 {
            bytes.append(base + UInt8(length))
        } else {
            let width = Self.byteWidth(of: length)
            bytes.append(base + 55 + UInt8(width))
            appendLowBytes(of: UInt64(length), count: width)
        }
    }

    private mutating func appendRaw(_ word: UInt256) {
        appendLowBytes(of: word.limb3, count: 8)
        appendLowBytes(of: word.limb2, count: 8)
        appendLowBytes(of: word.limb1, count: 8)
        appendLowBytes(of: word.limb0, count: 8)
    }

    /// The lowest `count` bytes of `integer`, most significant first.
    private mutating func appendLowBytes(of integer: UInt64, count: Int) {
        withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0[(8 - count)...]) }
    }

    private static func byteWidth(of length: Int) -> Int {
        (71 - UInt64(length).leadingZeroBitCount) / 8
    }
}
