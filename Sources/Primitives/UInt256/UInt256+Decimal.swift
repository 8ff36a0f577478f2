extension UInt256 {
    /// The value in decimal digits.
    public var decimal: String {
        // 10^19 is the largest power of ten in a limb.
        let base = UInt256(10_000_000_000_000_000_000 as UInt64)
        var rest = self
        var groups: [UInt64] = []
        repeat {
            let (quotient, remainder) = rest.dividedAndRemainder(by: base)
            groups.append(remainder.limb0)
            rest = quotient
        } while !rest.isZero
        var text = String(groups.removeLast())
        for group in groups.reversed() {
            let digits = String(group)
            text += String(repeating: "0", count: 19 - digits.count) + digits
        }
        return text
    }
}
