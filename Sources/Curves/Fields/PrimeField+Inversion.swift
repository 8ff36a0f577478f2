extension PrimeField {
    /// `1 / self`; zero for zero.
    ///
    /// A binary greatest common divisor that decides 31 steps at a time on 64-bit approximations and applies them to the whole
    /// numbers at once (Pornin, "Optimized Binary GCD for Modular Inversion", 2020). Five times as fast as a power.
    /// Not constant-time: everything here is public data.
    @inline(never)
    package var inverted: Self {
        guard !isZero else { return .zero }
        // Invariant: a = x * u and b = x * v modulo p, where x is the number to invert; b is odd.
        var (a, b) = (montgomery, Parameters.modulus)
        var (u, v) = (Self.unitLimbs, Limbs.zero)
        while !a.isZero {
            var steps = BinaryGCDSteps(a, b)
            let nextA = SignedCombination(a, steps.f0, b, steps.g0).halved31
            let nextB = SignedCombination(a, steps.f1, b, steps.g1).halved31
            // The approximations may leave the wrong sign; negating both sides keeps the invariant.
            steps.negate(first: nextA.isTopBitSet, second: nextB.isTopBitSet)
            let nextU = SignedCombination(u, steps.f0, v, steps.g0).halved31(modulo: Self.self)
            let nextV = SignedCombination(u, steps.f1, v, steps.g1).halved31(modulo: Self.self)
            (a, b) = (nextA.magnitudeOfSigned, nextB.magnitudeOfSigned)
            (u, v) = (nextU, nextV)
        }
        // v = 1 / (x * R): two conversions into Montgomery form make it R / x.
        let once = Self.product(v, Parameters.radixSquared)
        return Self(montgomery: Self.product(once, Parameters.radixSquared))
    }
}

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
