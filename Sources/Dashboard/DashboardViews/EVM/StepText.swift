import Primitives
import Stepping
import Terminal

/// Words, slots and keys of the EVM in the cells that there are.
enum StepText {
    /// Hexadecimal without leading zeros; beginning and end where it is too long.
    static func word(_ word: UInt256, width: Int, _ glyphs: GlyphSet) -> String {
        let text = Hex.encode(word)
        guard text.count > width else { return text }
        let tail = width >= 24 ? 8 : 4
        return "\(text.prefix(max(4, width - tail - 1)))\(glyphs.ellipsis)\(text.suffix(tail))"
    }

    /// "slot 2[0x5c3e…91a4]", "slot 5[17]", "slot 0x3f2a…91bc".
    static func slot(_ key: UInt256, _ names: SlotNames, _ glyphs: GlyphSet, isFull: Bool = false) -> String {
        guard let name = names.name(of: key) else {
            return isFull ? "slot \(short(key, glyphs, isFull: true))" : Shortened.field(.storage(key), glyphs)
        }
        let path = name.path.map { part in
            switch part {
            case .key(let key): "[\(short(key, glyphs, isFull: isFull))]"
            case .index(let index): "[\(index)]"
            case .member(let member): ".\(member)"
            }
        }
        return "slot \(short(name.slot, glyphs, isFull: isFull))\(path.joined())"
    }

    /// Small numbers in decimal, others in hexadecimal.
    private static func short(_ word: UInt256, _ glyphs: GlyphSet, isFull: Bool) -> String {
        if word.fitsInUInt64, word.limb0 < 1 << 32 { return "\(word.limb0)" }
        let text = Hex.encode(word)
        return isFull ? text : Shortened.hex(text, glyphs)
    }
}
