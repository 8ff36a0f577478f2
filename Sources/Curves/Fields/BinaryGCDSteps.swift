/// The effect of 31 steps of the binary algorithm: a becomes `(a * f0 + b * g0) / 2^31`, b `(a * f1 + b * g1) / 2^31`, up to
/// sign. The factors of one line sum to at most 2^31 in magnitude.
struct BinaryGCDSteps {
    private(set) var (f0, g0): (Int64, Int64)
    private(set) var (f1, g1): (Int64, Int64)

    @inline(__always)
    init<Limbs: FieldLimbs>(_ a: Limbs, _ b: Limbs) {
        let width = max(a.bitWidth, b.bitWidth)
        var x = Self.approximation(a, width)
        var y = Self.approximation(b, width)
        // f + 2^32 * g of either line in one word, because both go through the same linear operations.
        var line0: UInt64 = 1
        var line1: UInt64 = 1 << 32
        var left: UInt64 = 31
        while true {
            let zeros = min(UInt64(truncatingIfNeeded: x.trailingZeroBitCount), left)
            x = x &>> zeros
            line1 = line1 &<< zeros
            left &-= zeros
            if left == 0 { break }
            // Both are odd: the smaller stays, the difference goes on. Without a branch, which would be a coin flip.
            let swap: UInt64 = x < y ? .max : 0
            let difference = x &- y
            y = y &+ (difference & swap)
            x = (difference ^ swap) &- swap
            let lines = line0 &- line1
            line1 = line1 &+ (lines & swap)
            line0 = (lines ^ swap) &- swap
        }
        (f0, g0) = Self.unpacked(line0)
        (f1, g1) = Self.unpacked(line1)
    }

    @inline(__always)
    mutating func negate(first: Bool, second: Bool) {
        (f0, g0) = first ? (0 &- f0, 0 &- g0) : (f0, g0)
        (f1, g1) = second ? (0 &- f1, 0 &- g1) : (f1, g1)
    }

    /// Both factors are above -2^31 and at most 2^31: an offset makes them unsigned halves.
    @inline(__always)
    private static func unpacked(_ line: UInt64) -> (Int64, Int64) {
        let halves = line &+ 0x7fff_ffff_7fff_ffff
        return (
            Int64(halves & 0xffff_ffff) &- 0x7fff_ffff, Int64(truncatingIfNeeded: halves &>> 32) &- 0x7fff_ffff
        )
    }

    /// The lowest 31 bits, which decide parities, under the highest 33 below `width`, which decide comparisons.
    @inline(__always)
    private static func approximation<Limbs: FieldLimbs>(_ number: Limbs, _ width: Int) -> UInt64 {
        let low = number.limb(at: 0)
        guard width > 64 else { return low }
        let index = (width - 1) >> 6
        let free = UInt64(63 - (width - 1) & 63)
        let top = number.limb(at: index) &<< free | (number.limb(at: index - 1) &>> 1) &>> (63 &- free)
        return top & ~0x7fff_ffff | low & 0x7fff_ffff
    }
}
