/// The line through two points of the twist, evaluated at a point of the first group, up to a factor that the final
/// exponentiation removes: `constant + slope * x + vertical * y`, each term at another power of w.
package struct Line<Curve: PairingCurve> {
    package var constant: Fp2<Curve>
    package var slope: Fp2<Curve>
    package var vertical: Fp2<Curve>

    @inline(__always)
    mutating func evaluate(at point: AffinePoint<Curve.G1>) {
        slope = slope.scaled(by: point.x)
        vertical = vertical.scaled(by: point.y)
    }
}
