import Primitives

/// How a value is written in Ethereum's JSON: what to expect, and how to read it.
package struct JSONForm<Value: Sendable>: Sendable {
    /// What the user should have written, for errors.
    package let expectation: String
    /// Reads the text of a JSON string.
    package let parse: @Sendable (String) -> Value?
    /// Reads a JSON number; `nil` where only strings are allowed.
    package let number: (@Sendable (UInt64) -> Value)?
    /// Whether to try a number before a string: an attempt that fails costs an error object.
    package let isUsuallyNumber: Bool

    package init(
        _ expectation: String, number: (@Sendable (UInt64) -> Value)? = nil, isUsuallyNumber: Bool = false,
        parse: @escaping @Sendable (String) -> Value?
    ) {
        self.expectation = expectation
        self.number = number
        self.isUsuallyNumber = isUsuallyNumber
        self.parse = parse
    }
}

extension JSONForm where Value == UInt256 {
    /// An amount, a slot or a slot's value.
    package static let quantity = JSONForm(
        "a hex quantity of at most 256 bits, such as \"0x5208\"", number: { UInt256($0) },
        parse: { Hex.decodeQuantity($0) })
}

extension JSONForm where Value == UInt64 {
    /// A block number, an amount of gas, a transaction's nonce. A JSON number is accepted as well.
    package static let uint64 = JSONForm(
        "a hex quantity below 2^64, such as \"0x5208\"", number: { $0 }, parse: parseUInt64)

    /// An account's nonce, which tracers write as a JSON number, other tools in hex.
    package static let accountNonce = JSONForm(
        "a number or hex quantity below 2^64, such as 7 or \"0x7\"", number: { $0 }, isUsuallyNumber: true,
        parse: parseUInt64)

    @Sendable private static func parseUInt64(_ text: String) -> UInt64? {
        guard let value = Hex.decodeQuantity(text), value.fitsInUInt64 else { return nil }
        return value.limb0
    }

    /// A header's nonce: 8 bytes.
    package static let nonce = JSONForm("8 hex bytes, such as \"0x0000000000000000\"") {
        guard let bytes = Hex.decode($0), bytes.count == 8 else { return nil }
        return UInt256(bigEndian: bytes)?.limb0
    }
}

extension JSONForm where Value == [UInt8] {
    package static let bytes = JSONForm("an even number of hex digits, such as \"0x60ff\"") { Hex.decode($0) }
}

extension JSONForm where Value == Hash256 {
    package static let hash = JSONForm("32 hex bytes (\"0x\" and 64 digits)") { Hex.decode($0).flatMap { Hash256($0) } }
}

extension JSONForm where Value == Address {
    package static let address = JSONForm("20 hex bytes (\"0x\" and 40 digits)") {
        Hex.decode($0).flatMap { Address($0) }
    }
}

extension JSONForm where Value == Bloom {
    package static let bloom = JSONForm("256 hex bytes (\"0x\" and 512 digits)") {
        Hex.decode($0).flatMap { Bloom($0) }
    }
}
