extension JacobianPoint {
    /// Sum of scalars times points, in one pass of doublings for all terms (Straus 1964).
    static func sum(_ terms: [(scalar: SignedWindows, multiples: OddMultiples<Curve>)]) -> Self {
        var result = Self.infinity
        var index = terms.reduce(0) { max($0, $1.scalar.digits.count) }
        while index > 0 {
            index -= 1
            result = result.doubled
            for term in terms where index < term.scalar.digits.count {
                let digit = term.scalar.digits[index]
                if digit != 0 { result = result + term.multiples[digit] }
            }
        }
        return result
    }

    /// The affine forms of several points, with one inversion for all (Montgomery 1987).
    static func affine(_ points: [Self]) -> [AffinePoint<Curve>] {
        // Products of all z before each point; points at infinity take no part.
        var product = Coordinate.one
        var before: [Coordinate] = []
        before.reserveCapacity(points.count)
        for point in points {
            before.append(product)
            if !point.isInfinity { product = product * point.z }
        }
        var inverse = product.inverted
        var result = [AffinePoint<Curve>](repeating: .infinity, count: points.count)
        for i in points.indices.reversed() where !points[i].isInfinity {
            let zInverse = inverse * before[i]
            let square = zInverse.squared
            result[i] = AffinePoint(unchecked: points[i].x * square, points[i].y * square * zInverse)
            inverse = inverse * points[i].z
        }
        return result
    }
}
