/// A point (X / Z^2, Y / Z^3), so that sums need no inversion; Z = 0 is the point at infinity.
package struct JacobianPoint<Curve: ShortWeierstrassCurve>: Sendable {
    package typealias Coordinate = Curve.Coordinate

    package var x: Coordinate
    package var y: Coordinate
    package var z: Coordinate

    @inline(__always)
    package init(x: Coordinate, y: Coordinate, z: Coordinate) {
        self.x = x
        self.y = y
        self.z = z
    }

    @inline(__always)
    package init(_ point: AffinePoint<Curve>) {
        self = point.isInfinity ? .infinity : Self(x: point.x, y: point.y, z: .one)
    }

    package static var infinity: Self { Self(x: .one, y: .one, z: .zero) }

    @inline(__always)
    package var isInfinity: Bool { z.isZero }

    package var affine: AffinePoint<Curve> {
        if isInfinity { return .infinity }
        let inverse = z.inverted
        let square = inverse.squared
        return AffinePoint(unchecked: x * square, y * square * inverse)
    }

    @inline(__always)
    package static prefix func - (point: Self) -> Self { Self(x: point.x, y: -point.y, z: point.z) }

    /// Equality of points, whatever their representation.
    package static func == (a: Self, b: Self) -> Bool {
        if a.isInfinity || b.isInfinity { return a.isInfinity && b.isInfinity }
        let (aa, bb) = (a.z.squared, b.z.squared)
        return a.x * bb == b.x * aa && a.y * bb * b.z == b.y * aa * a.z
    }

    /// Twice the point, for curves without a term in x ("dbl-2009-l" of the Explicit-Formulas Database).
    @inline(never)
    package var doubled: Self {
        let a = x.squared
        let b = y.squared
        let c = b.squared
        let d = ((x + b).squared - a - c).doubled
        let e = a.doubled + a
        let newX = e.squared - d.doubled
        let newY = e * (d - newX) - c.doubled.doubled.doubled
        return Self(x: newX, y: newY, z: (y * z).doubled)
    }

    /// The sum with an affine point ("madd-2007-bl").
    @inline(never)
    package static func + (a: Self, b: AffinePoint<Curve>) -> Self {
        if b.isInfinity { return a }
        if a.isInfinity { return Self(b) }
        let zz = a.z.squared
        let h = b.x * zz - a.x
        let half = b.y * a.z * zz - a.y
        if h.isZero { return half.isZero ? a.doubled : .infinity }
        let hh = h.squared
        let i = hh.doubled.doubled
        let j = h * i
        let r = half.doubled
        let v = a.x * i
        let x = r.squared - j - v.doubled
        let y = r * (v - x) - (a.y * j).doubled
        return Self(x: x, y: y, z: (a.z + h).squared - zz - hh)
    }

    /// The sum of two points in this form ("add-2007-bl").
    @inline(never)
    package static func + (a: Self, b: Self) -> Self {
        if a.isInfinity { return b }
        if b.isInfinity { return a }
        let (aa, bb) = (a.z.squared, b.z.squared)
        let (u1, u2) = (a.x * bb, b.x * aa)
        let (s1, s2) = (a.y * b.z * bb, b.y * a.z * aa)
        let h = u2 - u1
        let half = s2 - s1
        if h.isZero { return half.isZero ? a.doubled : .infinity }
        let i = h.doubled.squared
        let j = h * i
        let r = half.doubled
        let v = u1 * i
        let x = r.squared - j - v.doubled
        let y = r * (v - x) - (s1 * j).doubled
        return Self(x: x, y: y, z: ((a.z + b.z).squared - aa - bb) * h)
    }
}
