import Primitives

/// A scalar with signed digits that are zero or odd and below 16 in magnitude, any two of them at least five places apart: the
/// width-5 non-adjacent form (Solinas 2000). One digit in six is non-zero.
struct SignedWindows {
    /// Digit i has the weight 2^i.
    private(set) var digits: [Int8]

    /// - Parameter isNegative: whether to negate every digit.
    init(_ scalar: UInt256, isNegative: Bool = false) {
        digits = [Int8](repeating: 0, count: scalar.bitWidth + 1)
        var index = 0
        var carry = 0
        let width = scalar.bitWidth
        while index <= width {
            let parity = (scalar.bit(index) ? 1 : 0) ^ carry
            if parity == 0 {
                index += 1
                continue
            }
            var window = Int(truncatingIfNeeded: Self.fiveBits(of: scalar, at: index)) + carry
            carry = window > 16 ? 1 : 0
            window -= 32 * carry
            digits[index] = Int8(truncatingIfNeeded: isNegative ? -window : window)
            index += 5
        }
    }

    private static func fiveBits(of scalar: UInt256, at index: Int) -> UInt64 {
        let (limb, shift) = (index >> 6, UInt64(index & 63))
        let low = scalar.limb(at: limb) &>> shift
        return (low | (scalar.limb(at: limb + 1) &<< 1) &<< (63 &- shift)) & 31
    }
}
