/// Reads strict Recursive Length Prefix: every value has exactly one accepted form, anything else is an `RLPError`.
///
/// A decoder is a cursor over the items of one list (or of the input, which is a list without a header). Reading a list gives
/// a decoder for its items, so recursion happens only as deep as the caller asks, whatever the input nests.
public struct RLPDecoder: Sendable {
    private let bytes: [UInt8]
    /// The position of the next item in the whole input.
    public private(set) var offset: Int
    private let end: Int

    public init(_ bytes: [UInt8]) {
        self.init(bytes, range: 0..<bytes.count)
    }

    /// A decoder of the part of `bytes` within `range`, for input that follows something else, as a typed transaction its type.
    public init(_ bytes: [UInt8], from offset: Int) {
        self.init(bytes, range: min(offset, bytes.count)..<bytes.count)
    }

    private init(_ bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        self.offset = range.lowerBound
        self.end = range.upperBound
    }

    public var isAtEnd: Bool { offset == end }

    /// Whether the next item is a list; `false` at the end.
    public var nextIsList: Bool { offset < end && bytes[offset] >= 0xc0 }

    /// The next item, which must be a byte string.
    public mutating func readString() throws(RLPError) -> ArraySlice<UInt8> {
        let header = try readHeader()
        guard !header.isList else { throw RLPError(.expectedString, at: offset) }
        offset = header.payload.upperBound
        return bytes[header.payload]
    }

    /// A decoder for the items of the next item, which must be a list.
    public mutating func readList() throws(RLPError) -> RLPDecoder {
        let header = try readHeader()
        guard header.isList else { throw RLPError(.expectedList, at: offset) }
        offset = header.payload.upperBound
        return RLPDecoder(bytes, range: header.payload)
    }

    /// The next item whole, with its header. What a list contains is not looked at.
    public mutating func readRaw() throws(RLPError) -> ArraySlice<UInt8> {
        let start = offset
        offset = try readHeader().payload.upperBound
        return bytes[start..<offset]
    }

    /// Throws if an item is left.
    public func finish() throws(RLPError) {
        guard isAtEnd else { throw RLPError(.trailingBytes(count: end - offset), at: offset) }
    }

    private func readHeader() throws(RLPError) -> (isList: Bool, payload: Range<Int>) {
        guard offset < end else { throw RLPError(.unexpectedEnd, at: offset) }
        let first = bytes[offset]
        let available = end - offset - 1
        switch first {
        case 0..<0x80:
            return (false, offset..<offset + 1)
        case 0x80...0xb7, 0xc0...0xf7:
            let isList = first >= 0xc0
            let length = Int(first - (isList ? 0xc0 : 0x80))
            guard length <= available else { throw RLPError(.unexpectedEnd, at: offset) }
            if first == 0x81, bytes[offset + 1] < 0x80 { throw RLPError(.byteWithHeader, at: offset) }
            return (isList, offset + 1..<offset + 1 + length)
        default:
            let isList = first >= 0xc0
            let width = Int(first - (isList ? 0xf7 : 0xb7))
            guard width <= available else { throw RLPError(.unexpectedEnd, at: offset) }
            guard bytes[offset + 1] != 0 else { throw RLPError(.longLength, at: offset) }
            var length: UInt64 = 0
            for i in offset + 1...offset + width { length = length << 8 | UInt64(bytes[i]) }
            guard length > 55 else { throw RLPError(.longLength, at: offset) }
            guard length <= UInt64(available - width) else { throw RLPError(.unexpectedEnd, at: offset) }
            let start = offset + 1 + width
            return (isList, start..<start + Int(length))
        }
    }
}
