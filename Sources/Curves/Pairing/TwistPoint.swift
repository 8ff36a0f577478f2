/// A point (X / Z, Y / Z) of the twist that moves through Miller's loop. Each step yields the line it drew (formulas of
/// Costello, Lange and Naehrig 2010, scaled so that nothing is halved).
package struct TwistPoint<Curve: PairingCurve> {
    private var x: Fp2<Curve>
    private var y: Fp2<Curve>
    private var z: Fp2<Curve>

    package init(_ point: AffinePoint<Curve.G2>) {
        x = point.x
        y = point.y
        z = .one
    }

    /// Doubles the point; returns the tangent.
    @inline(never)
    package mutating func double() -> Line<Curve> {
        let xy = x * y
        let yy = y.squared
        let zz = z.squared
        let e = zz * Curve.tripledTwistB
        let e3 = e.doubled + e
        let yz2 = (y + z).squared - yy - zz
        let xx = x.squared
        let line = Line<Curve>(constant: e - yy, slope: xx.doubled + xx, vertical: -yz2)
        let ee = e.squared.doubled.doubled
        x = xy.doubled * (yy - e3)
        y = (yy + e3).squared - ee.doubled - ee
        z = (yy * yz2).doubled.doubled
        return line
    }

    /// Adds an affine point, neither equal nor opposite; returns the chord.
    @inline(never)
    package mutating func add(_ point: AffinePoint<Curve.G2>) -> Line<Curve> {
        let rise = y - point.y * z
        let run = x - point.x * z
        let line = Line<Curve>(constant: rise * point.x - run * point.y, slope: -rise, vertical: run)
        let run2 = run.squared
        let run3 = run2 * run
        let g = x * run2
        let h = run3 + z * rise.squared - g.doubled
        x = run * h
        y = (g - h) * rise - run3 * y
        z = z * run3
        return line
    }
}
