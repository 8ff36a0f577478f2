import Chain
import Primitives

/// A value as RLPTests write it: a text for a byte string, a number, `#` and decimal digits for a large number, or a list.
struct RLPInputJSON: Decodable {
    let item: RLPItem

    init(from decoder: any Decoder) throws {
        if var list = try? decoder.unkeyedContainer() {
            var items: [RLPItem] = []
            while !list.isAtEnd { items.append(try list.decode(RLPInputJSON.self).item) }
            item = .list(items)
            return
        }
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(UInt64.self) {
            item = .string(UInt256(number).minimalBigEndianBytes)
            return
        }
        let text = try container.decode(String.self)
        guard text.first == "#" else {
            item = .string(Array(text.utf8))
            return
        }
        guard let bytes = Self.bytes(ofDecimal: text.dropFirst()) else {
            throw JSONMismatch(
                path: decoder.codingPath, expected: "decimal digits after #", found: JSONMismatch.quote(text))
        }
        item = .string(bytes)
    }

    /// The shortest big-endian form of a decimal number of any size: the suite has one of 257 bits.
    static func bytes(ofDecimal digits: some StringProtocol) -> [UInt8]? {
        guard !digits.isEmpty else { return nil }
        var littleEndian: [UInt8] = []
        for digit in digits {
            guard let value = digit.wholeNumberValue, digit.isASCII else { return nil }
            var carry = value
            for i in littleEndian.indices {
                carry += Int(littleEndian[i]) * 10
                littleEndian[i] = UInt8(carry & 255)
                carry >>= 8
            }
            if carry > 0 { littleEndian.append(UInt8(carry)) }
        }
        return littleEndian.reversed()
    }
}
