/// A point of a curve by its coordinates, or the point at infinity, which has none and is held as (0, 0): no curve here
/// contains that.
package struct AffinePoint<Curve: ShortWeierstrassCurve>: Equatable, Sendable {
    package typealias Coordinate = Curve.Coordinate

    package var x: Coordinate
    package var y: Coordinate

    /// - Precondition: the point is on the curve or (0, 0).
    @inline(__always)
    package init(unchecked x: Coordinate, _ y: Coordinate) {
        self.x = x
        self.y = y
    }

    /// `nil` if the coordinates belong to no point of the curve. (0, 0) is the point at infinity.
    package init?(_ x: Coordinate, _ y: Coordinate) {
        self.init(unchecked: x, y)
        guard isInfinity || y.squared == x.squared * x + Curve.b else { return nil }
    }

    package static var infinity: Self { Self(unchecked: .zero, .zero) }

    @inline(__always)
    package var isInfinity: Bool { x.isZero && y.isZero }

    @inline(__always)
    package static prefix func - (point: Self) -> Self { Self(unchecked: point.x, -point.y) }

    /// The sum, with one inversion: the fastest way to add two points once.
    package static func + (a: Self, b: Self) -> Self {
        if a.isInfinity { return b }
        if b.isInfinity { return a }
        let slope: Coordinate
        if a.x == b.x {
            // Opposite points, or a point of order two: the line through them is vertical.
            if a.y != b.y || a.y.isZero { return .infinity }
            let square = a.x.squared
            slope = (square.doubled + square) * a.y.doubled.inverted
        } else {
            slope = (b.y - a.y) * (b.x - a.x).inverted
        }
        let x = slope.squared - a.x - b.x
        return Self(unchecked: x, slope * (a.x - x) - a.y)
    }
}
