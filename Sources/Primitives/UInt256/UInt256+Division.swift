extension UInt256 {
    /// Quotient and remainder; both zero when `divisor` is zero, as the EVM's DIV and MOD define it.
    ///
    /// Schoolbook division with the reciprocals of Möller and Granlund, "Improved division by invariant integers"
    /// (IEEE Transactions on Computers, 2011).
    public func dividedAndRemainder(by divisor: UInt256) -> (quotient: UInt256, remainder: UInt256) {
        if divisor.fitsInUInt64 {
            guard divisor.limb0 != 0 else { return (.zero, .zero) }
            if fitsInUInt64 {
                let (q, r) = limb0.quotientAndRemainder(dividingBy: divisor.limb0)
                return (UInt256(q), UInt256(r))
            }
            let (q, r) = divided(byLimb: divisor.limb0)
            return (q, UInt256(r))
        }
        if self < divisor { return (.zero, self) }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 14) { scratch in
            // Layout: dividend (5), divisor (4), quotient (5).
            guard let base = scratch.baseAddress else { return (.zero, .zero) }
            let numerator = base
            let denominator = base + 5
            let quotient = base + 9
            numerator.store(self)
            numerator[4] = 0
            denominator.store(divisor)
            quotient.update(repeating: 0, count: 5)
            LimbDivision.divide(numerator, limbs: 4, by: denominator, quotient: quotient)
            return (UInt256(loading: quotient), UInt256(loading: numerator))
        }
    }

    @inlinable @inline(__always)
    public static func / (a: UInt256, b: UInt256) -> UInt256 { a.dividedAndRemainder(by: b).quotient }

    @inlinable @inline(__always)
    public static func % (a: UInt256, b: UInt256) -> UInt256 { a.dividedAndRemainder(by: b).remainder }

    /// SDIV: two's complement division that truncates towards zero; zero when `divisor` is zero.
    public func dividedSigned(by divisor: UInt256) -> UInt256 {
        let quotient = magnitude / divisor.magnitude
        return isNegative != divisor.isNegative ? quotient.negated : quotient
    }

    /// SMOD: the remainder with the dividend's sign; zero when `divisor` is zero.
    public func remainderSigned(by divisor: UInt256) -> UInt256 {
        let remainder = magnitude % divisor.magnitude
        return isNegative ? remainder.negated : remainder
    }

    /// ADDMOD: `(self + other) mod modulus` over the full 257-bit sum; zero when `modulus` is zero.
    public func adding(_ other: UInt256, modulo modulus: UInt256) -> UInt256 {
        guard !modulus.isZero else { return .zero }
        // Operands below the modulus, the rule in field arithmetic, need at most one subtraction.
        if self < modulus && other < modulus {
            let (sum, overflow) = addingReportingOverflow(other)
            let (reduced, borrow) = sum.subtractingReportingOverflow(modulus)
            return overflow || !borrow ? reduced : sum
        }
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? UInt256.remainder(high: .one, low: sum, modulus: modulus) : sum % modulus
    }

    /// MULMOD: `(self * other) mod modulus` over the full 512-bit product; zero when `modulus` is zero.
    public func multiplying(_ other: UInt256, modulo modulus: UInt256) -> UInt256 {
        guard !modulus.isZero else { return .zero }
        let (high, low) = multipliedFullWidth(by: other)
        return high.isZero ? low % modulus : UInt256.remainder(high: high, low: low, modulus: modulus)
    }

    static func remainder(high: UInt256, low: UInt256, modulus: UInt256) -> UInt256 {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 22) { scratch in
            // Layout: dividend (9), divisor (4), quotient (9).
            guard let numerator = scratch.baseAddress else { return .zero }
            let denominator = numerator + 9
            let quotient = numerator + 13
            numerator.store(low)
            (numerator + 4).store(high)
            numerator[8] = 0
            denominator.store(modulus)
            LimbDivision.divide(numerator, limbs: 8, by: denominator, quotient: quotient)
            return UInt256(loading: numerator)
        }
    }

    private func divided(byLimb divisor: UInt64) -> (UInt256, UInt64) {
        let shift = UInt64(divisor.leadingZeroBitCount)
        let d = divisor &<< shift
        let v = LimbDivision.reciprocal(d)
        let n = self << shift
        let top = shift == 0 ? 0 : limb3 &>> (64 &- shift)
        let (q3, r3) = LimbDivision.divide2by1(top, n.limb3, d, v)
        let (q2, r2) = LimbDivision.divide2by1(r3, n.limb2, d, v)
        let (q1, r1) = LimbDivision.divide2by1(r2, n.limb1, d, v)
        let (q0, r0) = LimbDivision.divide2by1(r1, n.limb0, d, v)
        return (UInt256(q0, q1, q2, q3), r0 &>> shift)
    }

    @inline(__always)
    fileprivate init(loading limbs: UnsafeMutablePointer<UInt64>) {
        self.init(limbs[0], limbs[1], limbs[2], limbs[3])
    }
}

extension UnsafeMutablePointer<UInt64> {
    @inline(__always)
    fileprivate func store(_ value: UInt256) {
        self[0] = value.limb0
        self[1] = value.limb1
        self[2] = value.limb2
        self[3] = value.limb3
    }
}
