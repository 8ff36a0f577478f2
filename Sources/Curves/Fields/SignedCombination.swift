/// `a * f + b * g` in two's complement, one limb longer than its operands. Everything here is free of branches: the signs are
/// coin flips.
struct SignedCombination<Limbs: FieldLimbs> {
    var low: Limbs
    var high: UInt64

    /// - Precondition: the factors are at most 2^31 in magnitude, the operands leave two bits free.
    @inline(__always)
    init(_ a: Limbs, _ f: Int64, _ b: Limbs, _ g: Int64) {
        // Factors are lifted by 2^32 into the positive; (a + b) * 2^32 takes that back.
        let (p, pHigh) = a.multiplied(by: UInt64(bitPattern: f &+ (1 << 32)))
        let (q, qHigh) = b.multiplied(by: UInt64(bitPattern: g &+ (1 << 32)))
        let (lift, liftHigh) = a.addingReportingOverflow(b).partialValue.multiplied(by: 1 << 32)
        let (sum, carry) = p.addingReportingOverflow(q)
        let (difference, borrow) = sum.subtractingReportingOverflow(lift)
        low = difference
        high = pHigh &+ qHigh &- liftHigh &+ (carry ? 1 : 0) &- (borrow ? 1 : 0)
    }

    /// The value divided by 2^31, where that is exact; it loses the extra limb.
    @inline(__always)
    var halved31: Limbs { low.shiftedRight(by: 31, high: high) }

    /// The value divided by 2^31 modulo p: a multiple of p clears the bits that fall out.
    @inline(__always)
    func halved31<Parameters: PrimeFieldParameters>(modulo field: PrimeField<Parameters>.Type) -> Limbs
    where Parameters.Limbs == Limbs {
        let multiple = low.limb(at: 0) &* Parameters.negatedInverse & 0x7fff_ffff
        let (p, pHigh) = Parameters.modulus.multiplied(by: multiple)
        let (sum, carry) = low.addingReportingOverflow(p)
        // Between -p and 2p.
        let quotient = sum.shiftedRight(by: 31, high: high &+ pHigh &+ (carry ? 1 : 0))
        let lifted = quotient.addingReportingOverflow(Parameters.modulus).partialValue
        return Limbs.select(quotient.isTopBitSet, lifted, quotient).reducedOnce(Parameters.modulus)
    }
}
