/// The product of the pairings of several pairs of points. Pairs with a point at infinity count as one.
///
/// - Precondition of all functions: the points are in their subgroups of prime order.
package enum PairingProduct<Curve: PairingCurve> {
    package typealias Pair = (AffinePoint<Curve.G1>, AffinePoint<Curve.G2>)

    /// Whether the product is one. All pairs share the squarings of one loop and one final exponentiation.
    package static func isOne(_ pairs: [Pair]) -> Bool {
        product(pairs) == .one
    }

    /// The product, to a fixed power prime to the group order: bilinear and not degenerate, which is all that protocols
    /// compare.
    package static func product(_ pairs: [Pair]) -> Fp12<Curve> {
        finalExponentiation(millerLoop(pairs))
    }

    private static func millerLoop(_ pairs: [Pair]) -> Fp12<Curve> {
        var terms: [MillerTerm<Curve>] = []
        terms.reserveCapacity(pairs.count)
        for (p, q) in pairs where !p.isInfinity && !q.isInfinity { terms.append(MillerTerm(p, q)) }
        var f = Fp12<Curve>.one
        if terms.isEmpty { return f }

        let loop = Curve.loop
        var index = loop.count - 1
        while index > 0 {
            index -= 1
            f = f.squared
            for i in terms.indices { terms[i].double(into: &f) }
            switch loop[index] {
            case 1: for i in terms.indices { terms[i].add(terms[i].q, into: &f) }
            case -1: for i in terms.indices { terms[i].add(-terms[i].q, into: &f) }
            default: break
            }
        }
        Curve.finishMillerLoop(&f, &terms)
        return f
    }

    /// The power of (p^12 - 1) / r: p^6 - 1 and p^2 + 1 by Frobenius maps and one inversion, the rest by the curve.
    private static func finalExponentiation(_ f: Fp12<Curve>) -> Fp12<Curve> {
        let unitary = f.conjugated * f.inverted
        return Curve.raisedToHardPart(unitary.frobenius.frobenius * unitary)
    }
}
