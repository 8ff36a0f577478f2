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
