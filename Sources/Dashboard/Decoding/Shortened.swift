import Primitives
import Telemetry
import Terminal

/// Addresses, slots and amounts in the few cells that a table has. The same thing is shortened the same way everywhere; the full value
/// is one key away (`Enter`).
enum Shortened {
    /// "0x5c3e…91a4".
    static func address(_ address: Address, _ glyphs: GlyphSet) -> String { hex(address.description, glyphs) }

    /// The first and last four digits of a hexadecimal number.
    static func hex(_ text: String, _ glyphs: GlyphSet) -> String {
        text.count <= 12 ? text : "\(text.prefix(6))\(glyphs.ellipsis)\(text.suffix(4))"
    }

    /// "slot 3", "slot 0x3f2a…91bc", "balance", "nonce".
    static func field(_ field: LocationDescription.Field, _ glyphs: GlyphSet) -> String {
        switch field {
        case .balance: "balance"
        case .nonce: "nonce"
        case .code: "code"
        case .existence: "existence"
        case .storage(let slot): slot.fitsInUInt64 ? "slot \(slot.limb0)" : "slot \(hex(Hex.encode(slot), glyphs))"
        }
    }

    /// "0x5c3e…91a4 slot 3".
    static func location(_ location: LocationDescription, _ glyphs: GlyphSet) -> String {
        "\(address(location.address, glyphs)) \(field(location.field, glyphs))"
    }

    /// The same with all digits.
    static func fullLocation(_ location: LocationDescription) -> String {
        guard case .storage(let slot) = location.field else { return "\(location.address) \(location.field)" }
        return "\(location.address) slot \(slot.fitsInUInt64 ? slot.decimal : Hex.encode(slot))"
    }

    /// Every digit, in groups: "1,204,331,000,000,000,000"; hexadecimal from 2^128 on, where it is no amount; shortened where it does
    /// not fit.
    static func word(_ word: UInt256, width: Int, _ glyphs: GlyphSet) -> String {
        let text = full(word)
        if text.count <= width { return text }
        let hexadecimal = Hex.encode(word)
        return hexadecimal.count <= width ? hexadecimal : hex(hexadecimal, glyphs)
    }

    /// Every digit.
    static func full(_ word: UInt256) -> String {
        word.bitWidth > 128 ? Hex.encode(word) : Figures.grouped(decimal: word.decimal)
    }
}
