extension BLS12381 {
    package static let loop = NonAdjacentForm(parameter)

    /// This twist puts the three terms of a line at 1, w^2 and w^3, after a factor w^3 that the final exponentiation removes.
    @inline(__always)
    package static func multiply(_ f: inout Fp12<BLS12381>, by line: Line<BLS12381>) {
        let low = f.c0.times(line.constant, line.slope)
        let high = f.c1.timesV(line.vertical)
        let cross = (f.c0 + f.c1).times(line.constant, line.slope + line.vertical)
        f = Fp12(low + high.timesV, cross - low - high)
    }

    /// The parameter is negative: the loop ran over its magnitude, and the inverse is as good as its conjugate.
    package static func finishMillerLoop(_ f: inout Fp12<BLS12381>, _ terms: inout [MillerTerm<BLS12381>]) {
        f = f.conjugated
    }

    /// Three times the exponent is (x - 1)^2 (x + p) (x^2 + p^2 - 1) + 3 (Hayashida, Hayasaka and Teruya 2020).
    package static func raisedToHardPart(_ f: Fp12<BLS12381>) -> Fp12<BLS12381> {
        let once = raisedToParameter(f) * f.conjugated
        let twice = raisedToParameter(once) * once.conjugated
        let third = raisedToParameter(twice) * twice.frobenius
        let last = raisedToParameter(raisedToParameter(third)) * third.frobenius.frobenius * third.conjugated
        return last * f.cyclotomicSquared * f
    }

    private static func raisedToParameter(_ f: Fp12<BLS12381>) -> Fp12<BLS12381> {
        f.cyclotomicRaised(to: parameter).conjugated
    }
}
