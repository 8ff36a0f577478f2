/// Division of limb arrays by reciprocals (Möller and Granlund 2011; algorithm numbers below are the paper's).
///
/// Unsafe: works on raw limb buffers because it is the EVM's most expensive arithmetic. Callers own the buffers and
/// guarantee the lengths stated.
enum LimbDivision {
    /// Divides `numerator` (`limbs` limbs and one zero limb above them) by the four-limb `denominator`, which must be at
    /// least 2^64. Leaves the remainder in the low four limbs of `numerator` and writes `limbs` limbs of `quotient` at most.
    static func divide(
        _ numerator: UnsafeMutablePointer<UInt64>, limbs: Int, by denominator: UnsafeMutablePointer<UInt64>,
        quotient: UnsafeMutablePointer<UInt64>
    ) {
        var n = 4
        while n > 1 && denominator[n - 1] == 0 { n -= 1 }
        if n == 1 {
            divideBySingleLimb(numerator, limbs: limbs, by: denominator[0], quotient: quotient)
            return
        }
        let shift = UInt64(denominator[n - 1].leadingZeroBitCount)
        if shift != 0 {
            shiftLeft(denominator, count: n, by: shift)
            shiftLeft(numerator, count: limbs + 1, by: shift)
        }
        let d1 = denominator[n - 1]
        let d0 = denominator[n - 2]
        let v = reciprocal(d1, d0)

        var j = limbs - n
        while j >= 0 {
            let u = numerator + j
            let u2 = u[n]
            let u1 = u[n - 1]
            let u0 = u[n - 2]
            var q: UInt64
            if u2 == d1 && u1 == d0 {
                // The quotient digit saturates; the general estimate would overflow.
                q = .max
                let borrow = subtractProduct(u, denominator, count: n, factor: q)
                u[n] = u2 &- borrow
            } else {
                let (estimate, r1, r0) = divide3by2(u2, u1, u0, d1, d0, v)
                q = estimate
                if n > 2 {
                    let borrow = subtractProduct(u, denominator, count: n - 2, factor: q)
                    let (s0, o0) = r0.subtractingReportingOverflow(borrow)
                    let (s1, o1) = r1.subtractingReportingOverflow(o0 ? 1 : 0)
                    u[n - 2] = s0
                    u[n - 1] = s1
                    u[n] = 0
                    if o1 {
                        q &-= 1
                        addBack(u, denominator, count: n)
                    }
                } else {
                    u[0] = r0
                    u[1] = r1
                    u[2] = 0
                }
            }
            quotient[j] = q
            j -= 1
        }
        if shift != 0 { shiftRight(numerator, count: n, by: shift) }
        var k = n
        while k < 4 {
            numerator[k] = 0
            k += 1
        }
    }

    private static func divideBySingleLimb(
        _ numerator: UnsafeMutablePointer<UInt64>, limbs: Int, by divisor: UInt64,
        quotient: UnsafeMutablePointer<UInt64>
    ) {
        let shift = UInt64(divisor.leadingZeroBitCount)
        let d = divisor &<< shift
        let v = reciprocal(d)
        if shift != 0 { shiftLeft(numerator, count: limbs + 1, by: shift) }
        var r = numerator[limbs]
        var j = limbs - 1
        while j >= 0 {
            let (q, rest) = divide2by1(r, numerator[j], d, v)
            quotient[j] = q
            r = rest
            j -= 1
        }
        numerator[0] = r &>> shift
        numerator[1] = 0
        numerator[2] = 0
        numerator[3] = 0
    }

    /// floor((2^128 - 1) / d) - 2^64 for a normalised `d` (top bit set).
    @inline(__always)
    static func reciprocal(_ d: UInt64) -> UInt64 {
        d.dividingFullWidth((~d, .max)).quotient
    }

    /// Algorithm 6: the reciprocal for dividing three limbs by the two normalised limbs (d1, d0).
    @inline(__always)
    static func reciprocal(_ d1: UInt64, _ d0: UInt64) -> UInt64 {
        var v = reciprocal(d1)
        var p = d1 &* v &+ d0
        if p < d0 {
            v &-= 1
            if p >= d1 {
                v &-= 1
                p &-= d1
            }
            p &-= d1
        }
        let (t1, t0) = v.multipliedFullWidth(by: d0)
        p &+= t1
        if p < t1 {
            v &-= 1
            if p > d1 || (p == d1 && t0 >= d0) { v &-= 1 }
        }
        return v
    }

    /// Algorithm 4: (u1, u0) / d with `u1 < d`, `d` normalised, `v` its reciprocal.
    @inline(__always)
    static func divide2by1(_ u1: UInt64, _ u0: UInt64, _ d: UInt64, _ v: UInt64) -> (
        quotient: UInt64, remainder: UInt64
    ) {
        let q = UInt128(v) &* UInt128(u1) &+ (UInt128(u1) &<< 64 | UInt128(u0))
        let q0 = UInt64(truncatingIfNeeded: q)
        var q1 = UInt64(truncatingIfNeeded: q &>> 64) &+ 1
        var r = u0 &- q1 &* d
        if r > q0 {
            q1 &-= 1
            r &+= d
        }
        if r >= d {
            q1 &+= 1
            r &-= d
        }
        return (q1, r)
    }

    /// Algorithm 5: (u2, u1, u0) / (d1, d0) with (u2, u1) < (d1, d0).
    @inline(__always)
    static func divide3by2(
        _ u2: UInt64, _ u1: UInt64, _ u0: UInt64, _ d1: UInt64, _ d0: UInt64, _ v: UInt64
    ) -> (quotient: UInt64, r1: UInt64, r0: UInt64) {
        let q = UInt128(v) &* UInt128(u2) &+ (UInt128(u2) &<< 64 | UInt128(u1))
        let q0 = UInt64(truncatingIfNeeded: q)
        var q1 = UInt64(truncatingIfNeeded: q &>> 64)
        let d = UInt128(d1) &<< 64 | UInt128(d0)
        let r1 = u1 &- q1 &* d1
        var r = (UInt128(r1) &<< 64 | UInt128(u0)) &- UInt128(d0) &* UInt128(q1) &- d
        q1 &+= 1
        if UInt64(truncatingIfNeeded: r &>> 64) >= q0 {
            q1 &-= 1
            r = r &+ d
        }
        if r >= d {
            q1 &+= 1
            r = r &- d
        }
        return (q1, UInt64(truncatingIfNeeded: r &>> 64), UInt64(truncatingIfNeeded: r))
    }

    @inline(__always)
    private static func shiftLeft(_ limbs: UnsafeMutablePointer<UInt64>, count: Int, by shift: UInt64) {
        var i = count - 1
        while i > 0 {
            limbs[i] = limbs[i] &<< shift | limbs[i - 1] &>> (64 &- shift)
            i -= 1
        }
        limbs[0] = limbs[0] &<< shift
    }

    @inline(__always)
    private static func shiftRight(_ limbs: UnsafeMutablePointer<UInt64>, count: Int, by shift: UInt64) {
        var i = 0
        while i < count - 1 {
            limbs[i] = limbs[i] &>> shift | limbs[i + 1] &<< (64 &- shift)
            i += 1
        }
        limbs[count - 1] = limbs[count - 1] &>> shift
    }

    /// u -= d * factor over `count` limbs; returns what remains to be subtracted from the limb above.
    @inline(__always)
    private static func subtractProduct(
        _ u: UnsafeMutablePointer<UInt64>, _ d: UnsafeMutablePointer<UInt64>, count: Int, factor: UInt64
    ) -> UInt64 {
        var borrow: UInt64 = 0
        var i = 0
        while i < count {
            let product = UInt128(d[i]) &* UInt128(factor) &+ UInt128(borrow)
            let (difference, o) = u[i].subtractingReportingOverflow(UInt64(truncatingIfNeeded: product))
            u[i] = difference
            borrow = UInt64(truncatingIfNeeded: product &>> 64) &+ (o ? 1 : 0)
            i += 1
        }
        return borrow
    }

    @inline(__always)
    private static func addBack(_ u: UnsafeMutablePointer<UInt64>, _ d: UnsafeMutablePointer<UInt64>, count: Int) {
        var carry: UInt64 = 0
        var i = 0
        while i < count {
            let sum = UInt128(u[i]) &+ UInt128(d[i]) &+ UInt128(carry)
            u[i] = UInt64(truncatingIfNeeded: sum)
            carry = UInt64(truncatingIfNeeded: sum &>> 64)
            i += 1
        }
    }
}
