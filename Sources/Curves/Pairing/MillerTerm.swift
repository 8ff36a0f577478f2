/// One pair of points on its way through Miller's loop.
package struct MillerTerm<Curve: PairingCurve> {
    package let p: AffinePoint<Curve.G1>
    package let q: AffinePoint<Curve.G2>
    package var t: TwistPoint<Curve>

    init(_ p: AffinePoint<Curve.G1>, _ q: AffinePoint<Curve.G2>) {
        self.p = p
        self.q = q
        t = TwistPoint(q)
    }

    @inline(__always)
    mutating func double(into f: inout Fp12<Curve>) {
        var line = t.double()
        line.evaluate(at: p)
        Curve.multiply(&f, by: line)
    }

    @inline(__always)
    mutating func add(_ point: AffinePoint<Curve.G2>, into f: inout Fp12<Curve>) {
        var line = t.add(point)
        line.evaluate(at: p)
        Curve.multiply(&f, by: line)
    }
}
