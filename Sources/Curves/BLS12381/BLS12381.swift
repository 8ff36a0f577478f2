import Primitives

/// The curve BLS12-381 (EIP-2537 describes it, EIP-4844 uses it): a Barreto-Lynn-Scott curve over a 381-bit field, with
/// xi = 1 + u and a twist that multiplies b by xi.
package enum BLS12381: PairingCurve {
    /// The magnitude of the curve's parameter x, which is negative.
    package static let parameter: UInt64 = 0xd201_0000_0001_0000

    /// The prime order r of the groups.
    package static let order = UInt256(
        0xffff_ffff_0000_0001, 0x53bd_a402_fffe_5bfe, 0x3339_d808_09a1_d805, 0x73ed_a753_299d_7d48)

    package enum G1: ShortWeierstrassCurve {
        package static var b: PrimeField<BLS12381> { BLS12381.g1B }
    }

    package enum G2: ShortWeierstrassCurve {
        package static var b: Fp2<BLS12381> { BLS12381.g2B }
    }

    package static var g1Generator: AffinePoint<G1> { AffinePoint(unchecked: g1GeneratorX, g1GeneratorY) }
    package static var g2Generator: AffinePoint<G2> { AffinePoint(unchecked: g2GeneratorX, g2GeneratorY) }
    /// The generator times the secret of the KZG ceremony (EIP-4844).
    package static var tauG2: AffinePoint<G2> { AffinePoint(unchecked: tauG2X, tauG2Y) }

    @inline(__always)
    package static func timesXi(_ a: Fp2<BLS12381>) -> Fp2<BLS12381> {
        // (1 + u)(c0 + c1 u) = c0 - c1 + (c0 + c1) u
        Fp2(a.c0 - a.c1, a.c0 + a.c1)
    }

    /// Whether a point of the curve is in the subgroup of order r: there, and only there, (beta * x, y) is -x^2 times the point
    /// (Scott 2021, "A note on group membership tests for G1, G2 and GT on BLS pairing-friendly curves").
    package static func isInSubgroup(_ point: AffinePoint<G1>) -> Bool {
        let p = JacobianPoint(point)
        let image = JacobianPoint<G1>(x: p.x * beta, y: p.y, z: p.z)
        return image == -p.multiplied(by: parameter).multiplied(by: parameter)
    }

    /// Whether a point of the twist is in the subgroup of order r: there, and only there, psi multiplies by x (Scott 2021).
    package static func isInSubgroup(_ point: AffinePoint<G2>) -> Bool {
        let q = JacobianPoint(point)
        return q.twistFrobenius(of: BLS12381.self) == -q.multiplied(by: parameter)
    }

    /// Whether the product of the pairings is one.
    ///
    /// - Precondition: the points are in their subgroups.
    package static func pairingProductIsOne(_ pairs: [(AffinePoint<G1>, AffinePoint<G2>)]) -> Bool {
        PairingProduct<BLS12381>.isOne(pairs)
    }
}
