/// The steps that the limb-by-limb operations consist of.
enum LimbStep {
    /// `a * b + c + carry`, which cannot exceed 128 bits; the high half becomes the carry.
    @inline(__always)
    static func multiplyAdd(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ carry: inout UInt64) -> UInt64 {
        let sum = UInt128(a) &* UInt128(b) &+ UInt128(c) &+ UInt128(carry)
        carry = UInt64(truncatingIfNeeded: sum &>> 64)
        return UInt64(truncatingIfNeeded: sum)
    }

    // The two carries can never both be set, so `!=` joins them without a branch.
    @inline(__always)
    static func add(_ a: UInt64, _ b: UInt64, _ carry: inout Bool) -> UInt64 {
        let (sum, first) = a.addingReportingOverflow(b)
        let (result, second) = sum.addingReportingOverflow(carry ? 1 : 0)
        carry = first != second
        return result
    }

    @inline(__always)
    static func subtract(_ a: UInt64, _ b: UInt64, _ borrow: inout Bool) -> UInt64 {
        let (difference, first) = a.subtractingReportingOverflow(b)
        let (result, second) = difference.subtractingReportingOverflow(borrow ? 1 : 0)
        borrow = first != second
        return result
    }

    @inline(__always)
    static func shiftRight(_ low: UInt64, _ high: UInt64, _ count: UInt64) -> UInt64 {
        low &>> count | high &<< (64 &- count)
    }
}
