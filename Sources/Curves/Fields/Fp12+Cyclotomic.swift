extension Fp12 {
    /// The square of an element of the cyclotomic subgroup (order dividing p^4 - p^2 + 1), where Fp12 over Fp4 needs only
    /// three squarings in Fp4 (Granger and Scott 2010).
    @inline(never)
    package var cyclotomicSquared: Self {
        // The coefficients of w^0 and w^3, w^1 and w^4, w^2 and w^5 each form an element of Fp4 = Fp2[w^3].
        let (a0, a1) = Self.squareInFp4(c0.c0, c1.c1)
        let (b0, b1) = Self.squareInFp4(c1.c0, c0.c2)
        let (d0, d1) = Self.squareInFp4(c0.c1, c1.c2)
        return Self(
            Base((a0 - c0.c0).doubled + a0, (b0 - c0.c1).doubled + b0, (d0 - c0.c2).doubled + d0),
            Base(
                (d1.timesXi + c1.c0).doubled + d1.timesXi, (a1 + c1.c1).doubled + a1, (b1 + c1.c2).doubled + b1))
    }

    /// `(x + y * s)^2` with s^2 = xi.
    @inline(__always)
    private static func squareInFp4(_ x: Fp2<Parameters>, _ y: Fp2<Parameters>) -> (Fp2<Parameters>, Fp2<Parameters>) {
        let xx = x.squared
        let yy = y.squared
        return (yy.timesXi + xx, (x + y).squared - xx - yy)
    }

    /// The power of a 64-bit exponent, within the cyclotomic subgroup.
    package func cyclotomicRaised(to exponent: UInt64) -> Self {
        // The non-adjacent form trades multiplications for conjugations, which cost nothing here.
        let digits = NonAdjacentForm(exponent)
        var result = Self.one
        var index = digits.count
        while index > 0 {
            index -= 1
            if index != digits.count - 1 { result = result.cyclotomicSquared }
            switch digits[index] {
            case 1: result = result * self
            case -1: result = result * conjugated
            default: break
            }
        }
        return result
    }
}
