/// A colour as a terminal of some depth names it.
package enum Colour: Sendable, Hashable {
    /// An entry of the terminal's own table: 0-7, 0-15 or 0-255.
    case indexed(Int)
    /// 0xRRGGBB, for terminals whose terminfo entry has direct colour.
    case rgb(Int)
}
