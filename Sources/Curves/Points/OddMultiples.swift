/// P, 3P, 5P, ... 15P in affine form: what the digits of `SignedWindows` select.
struct OddMultiples<Curve: ShortWeierstrassCurve> {
    private(set) var points: [AffinePoint<Curve>]

    init(of point: AffinePoint<Curve>) {
        let twice = JacobianPoint(point).doubled
        var multiples = [JacobianPoint(point)]
        multiples.reserveCapacity(8)
        for i in 1..<8 { multiples.append(multiples[i - 1] + twice) }
        points = JacobianPoint.affine(multiples)
    }

    private init(points: [AffinePoint<Curve>]) {
        self.points = points
    }

    /// The multiples of a point's image under an endomorphism are the images of its multiples.
    func mapped(_ endomorphism: (AffinePoint<Curve>) -> AffinePoint<Curve>) -> Self {
        Self(points: points.map(endomorphism))
    }

    /// The multiple for a digit that is not zero.
    @inline(__always)
    subscript(digit: Int8) -> AffinePoint<Curve> {
        digit > 0 ? points[Int(digit >> 1)] : -points[Int(-digit >> 1)]
    }
}
