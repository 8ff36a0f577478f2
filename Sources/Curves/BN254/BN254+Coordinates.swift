import Primitives

/// The way in and out for other modules. These functions are not generic, so that all below them is specialised here: generic code
/// called across modules runs ten times slower.
extension BN254 {
    /// The point of the curve with these coordinates, (0, 0) being infinity; `nil` unless both are below the modulus and on the
    /// curve (EIP-196).
    package static func g1Point(x: UInt256, y: UInt256) -> AffinePoint<G1>? {
        guard let x = PrimeField<BN254>(canonical: x), let y = PrimeField<BN254>(canonical: y) else { return nil }
        return AffinePoint(x, y)
    }

    /// The point of the twist with the coordinates x0 + x1 u and y0 + y1 u, all zero being infinity; `nil` unless all are below
    /// the modulus and the point is in the subgroup (EIP-197).
    package static func g2Point(x0: UInt256, x1: UInt256, y0: UInt256, y1: UInt256) -> AffinePoint<G2>? {
        guard let x0 = PrimeField<BN254>(canonical: x0), let x1 = PrimeField<BN254>(canonical: x1),
            let y0 = PrimeField<BN254>(canonical: y0), let y1 = PrimeField<BN254>(canonical: y1),
            let point = AffinePoint<G2>(Fp2(x0, x1), Fp2(y0, y1)), isInSubgroup(point)
        else { return nil }
        return point
    }

    /// The coordinates as numbers below the modulus; zeros for infinity.
    package static func coordinates(of point: AffinePoint<G1>) -> (x: UInt256, y: UInt256) {
        (point.x.canonical, point.y.canonical)
    }

    package static func add(_ a: AffinePoint<G1>, _ b: AffinePoint<G1>) -> AffinePoint<G1> {
        a + b
    }
}
