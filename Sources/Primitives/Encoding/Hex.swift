/// Hexadecimal text with a `0x` prefix, as in Ethereum's JSON files and interfaces.
public enum Hex {
    /// Lower-case digits, prefixed with `0x`.
    public static func encode(_ bytes: some Collection<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 2 + 2 * bytes.count) { buffer in
            buffer[0] = UInt8(ascii: "0")
            buffer[1] = UInt8(ascii: "x")
            var i = 2
            for byte in bytes {
                buffer[i] = digits[Int(byte >> 4)]
                buffer[i + 1] = digits[Int(byte & 15)]
                i += 2
            }
            return i
        }
    }

    /// The shortest form of a quantity: no leading zeros, `0x0` for zero.
    public static func encode(_ quantity: UInt256) -> String {
        var digits: [UInt8] = []
        var rest = quantity
        repeat {
            let digit = UInt8(rest.limb0 & 15)
            digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            rest = rest >> 4
        } while !rest.isZero
        return "0x" + String(decoding: digits.reversed(), as: UTF8.self)
    }

    /// Bytes of `text`, with or without prefix; `nil` for an odd number of digits or a character that is no digit.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var text = String(text)
        return text.withUTF8 { utf8 in
            let start = hasPrefix(utf8) ? 2 : 0
            let digits = utf8.count - start
            guard digits % 2 == 0 else { return nil }
            var bytes = [UInt8]()
            bytes.reserveCapacity(digits / 2)
            var i = start
            while i < utf8.count {
                guard let high = value(of: utf8[i]), let low = value(of: utf8[i + 1]) else { return nil }
                bytes.append(high << 4 | low)
                i += 2
            }
            return bytes
        }
    }

    /// The number that `text` writes, with or without prefix, any count of digits; `nil` beyond 256 bits or without digits.
    public static func decodeQuantity(_ text: some StringProtocol) -> UInt256? {
        var text = String(text)
        return text.withUTF8 { utf8 in
            let start = hasPrefix(utf8) ? 2 : 0
            guard utf8.count > start else { return nil }
            var result = UInt256.zero
            for i in start..<utf8.count {
                guard let digit = value(of: utf8[i]), result.limb3 >> 60 == 0 else { return nil }
                result = result << 4 | UInt256(UInt64(digit))
            }
            return result
        }
    }

    private static func hasPrefix(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        utf8.count >= 2 && utf8[0] == UInt8(ascii: "0") && (utf8[1] | 0x20) == UInt8(ascii: "x")
    }

    @inline(__always)
    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension UInt256: CustomStringConvertible {
    public var description: String { Hex.encode(self) }
}
