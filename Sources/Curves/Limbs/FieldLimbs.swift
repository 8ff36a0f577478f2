/// An unsigned integer of a fixed number of 64-bit limbs, with the operations that prime fields are built from.
///
/// The conforming types write every operation out limb by limb: loops over tuples or inline arrays cost three times as much.
package protocol FieldLimbs: Equatable, Sendable {
    static var zero: Self { get }
    static var limbCount: Int { get }

    var isZero: Bool { get }
    /// The number of bits up to and including the highest one set; 0 for zero.
    var bitWidth: Int { get }
    /// The limb at `index`, 0 being the least significant; 0 outside.
    func limb(at index: Int) -> UInt64

    func addingReportingOverflow(_ other: Self) -> (partialValue: Self, overflow: Bool)
    func subtractingReportingOverflow(_ other: Self) -> (partialValue: Self, overflow: Bool)
    /// `condition ? a : b` without a branch, because the conditions of modular arithmetic are coin flips.
    static func select(_ condition: Bool, _ a: Self, _ b: Self) -> Self

    /// The product with one limb: one limb more.
    func multiplied(by limb: UInt64) -> (low: Self, high: UInt64)
    /// The lowest limbs of `(high, self) >> count`, for `count` in 1...63.
    func shiftedRight(by count: UInt64, high: UInt64) -> Self

    /// `self * other / 2^(64 * limbCount)` modulo `modulus`, for factors below the modulus.
    ///
    /// - Parameter negatedInverse: `-modulus^-1` modulo 2^64.
    /// - Precondition: the modulus is odd and leaves two bits free at the top, so that partial sums need no extra limb.
    func montgomeryProduct(_ other: Self, modulus: Self, negatedInverse: UInt64) -> Self

    /// The big-endian number at `pointer`, `8 * limbCount` bytes without alignment.
    init(loadingBigEndian pointer: UnsafeRawPointer)
}

extension FieldLimbs {
    // The modulus leaves two bits free, so the sign of a wrapped difference is its top bit. Asking the subtraction for its borrow
    // instead makes the compiler emit a branch, mispredicted every other time: twice as slow.

    /// `self` or `self - modulus`, whichever is in range, for values below twice the modulus.
    @inline(__always)
    func reducedOnce(_ modulus: Self) -> Self {
        let difference = subtractingReportingOverflow(modulus).partialValue
        return .select(difference.isTopBitSet, self, difference)
    }

    /// `self - other`, plus the modulus if that is negative, for values below the modulus.
    @inline(__always)
    func subtracting(_ other: Self, modulus: Self) -> Self {
        let difference = subtractingReportingOverflow(other).partialValue
        let corrected = difference.addingReportingOverflow(modulus).partialValue
        return .select(difference.isTopBitSet, corrected, difference)
    }

    /// Without its sign, for a value that is read as two's complement.
    @inline(__always)
    var magnitudeOfSigned: Self {
        .select(isTopBitSet, Self.zero.subtractingReportingOverflow(self).partialValue, self)
    }

    @inline(__always)
    var isTopBitSet: Bool { Int64(bitPattern: limb(at: Self.limbCount - 1)) < 0 }

    @inline(__always)
    static func < (a: Self, b: Self) -> Bool { a.subtractingReportingOverflow(b).overflow }

    /// Bit `index`, 0 being the least significant.
    @inline(__always)
    package func bit(_ index: Int) -> Bool { limb(at: index >> 6) >> UInt64(index & 63) & 1 == 1 }
}
