/// Why bytes are not the strict RLP that was expected, and where.
public struct RLPError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// The input, or the list around the item, ends before the item does.
        case unexpectedEnd
        /// A byte below 0x80 has a header, where it must stand for itself.
        case byteWithHeader
        /// A length is written with more bytes than it needs.
        case longLength
        case expectedString
        case expectedList
        /// An integer begins with a zero byte.
        case leadingZero
        /// An integer is wider than the type it is for.
        case integerTooWide(bits: Int)
        case wrongLength(expected: Int, found: Int)
        /// Something follows the last item expected.
        case trailingBytes(count: Int)
        case nestedTooDeeply(limit: Int)
    }

    public var reason: Reason
    /// The position of the item's first byte in the whole input.
    public var offset: Int

    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension RLPError: CustomStringConvertible {
    public var description: String {
        let what =
            switch reason {
            case .unexpectedEnd: "the data ends inside an item"
            case .byteWithHeader: "a byte below 0x80 has a length header"
            case .longLength: "a length is not in its shortest form"
            case .expectedString: "expected a byte string, found a list"
            case .expectedList: "expected a list, found a byte string"
            case .leadingZero: "an integer has a leading zero byte"
            case .integerTooWide(let bits): "an integer exceeds \(bits) bits"
            case .wrongLength(let expected, let found): "expected \(expected) bytes, found \(found)"
            case .trailingBytes(let count): "\(count) bytes follow the last item"
            case .nestedTooDeeply(let limit): "lists are nested more than \(limit) deep"
            }
        return "invalid RLP at byte \(offset): \(what)"
    }
}
