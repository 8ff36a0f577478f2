extension BN254 {
    /// 6x + 2 for the parameter x.
    package static let loop = NonAdjacentForm(6 * UInt128(parameter) + 2)

    /// This twist puts the three terms of a line at w^3, w and 1.
    @inline(__always)
    package static func multiply(_ f: inout Fp12<BN254>, by line: Line<BN254>) {
        let low = f.c0.scaled(by: line.vertical)
        let high = f.c1.times(line.slope, line.constant)
        let cross = (f.c0 + f.c1).times(line.vertical + line.slope, line.constant)
        f = Fp12(low + high.timesV, cross - low - high)
    }

    package static func finishMillerLoop(_ f: inout Fp12<BN254>, _ terms: inout [MillerTerm<BN254>]) {
        for i in terms.indices {
            let q1 = twistFrobenius(terms[i].q)
            let q2 = twistFrobenius(q1)
            terms[i].add(q1, into: &f)
            terms[i].add(-q2, into: &f)
        }
    }

    private static func twistFrobenius(_ q: AffinePoint<G2>) -> AffinePoint<G2> {
        AffinePoint(unchecked: q.x.conjugated * twistFrobeniusX, q.y.conjugated * twistFrobeniusY)
    }

    /// The exponent, times 2x(6x^2 + 3x + 1), in base p has the digits 1 + 6x + 12x^2 + 12x^3, 4x + 6x^2 + 12x^3,
    /// 6x + 6x^2 + 12x^3 and -1 + 4x + 6x^2 + 12x^3 (Fuentes-Castañeda, Knapp and Rodríguez-Henríquez 2011).
    package static func raisedToHardPart(_ f: Fp12<BN254>) -> Fp12<BN254> {
        let f2x = f.cyclotomicRaised(to: parameter).cyclotomicSquared
        let f4x = f2x.cyclotomicSquared
        let f6x = f4x * f2x
        let f6xx = f6x.cyclotomicRaised(to: parameter)
        let f12xxx = f6xx.cyclotomicSquared.cyclotomicRaised(to: parameter)
        let common = f6xx * f12xxx
        let digit1 = common * f4x
        let digit2 = common * f6x
        let digit0 = digit2 * f6xx * f
        let digit3 = digit1 * f.conjugated
        return digit0 * digit1.frobenius * digit2.frobenius.frobenius * digit3.frobenius.frobenius.frobenius
    }
}
