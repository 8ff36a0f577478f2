import Primitives

/// The curve alt_bn128 (EIP-196, EIP-197): a Barreto-Naehrig curve over a 254-bit field, with xi = 9 + u and a twist that divides
/// b by xi.
package enum BN254: PairingCurve {
    /// The curve's parameter, from which field and group order follow.
    package static let parameter: UInt64 = 0x44e9_92b4_4a69_09f1

    /// The prime order r of both groups.
    package static let order = UInt256(
        0x43e1_f593_f000_0001, 0x2833_e848_79b9_7091, 0xb850_45b6_8181_585d, 0x3064_4e72_e131_a029)

    package enum G1: ShortWeierstrassCurve {
        package static var b: PrimeField<BN254> { BN254.g1B }
    }

    package enum G2: ShortWeierstrassCurve {
        package static var b: Fp2<BN254> { BN254.g2B }
    }

    package static var g1Generator: AffinePoint<G1> { AffinePoint(unchecked: g1GeneratorX, g1GeneratorY) }
    package static var g2Generator: AffinePoint<G2> { AffinePoint(unchecked: g2GeneratorX, g2GeneratorY) }

    @inline(__always)
    package static func timesXi(_ a: Fp2<BN254>) -> Fp2<BN254> {
        // (9 + u)(c0 + c1 u) = 9 c0 - c1 + (9 c1 + c0) u
        let c0 = a.c0.doubled.doubled.doubled + a.c0
        let c1 = a.c1.doubled.doubled.doubled + a.c1
        return Fp2(c0 - a.c1, c1 + a.c0)
    }

    /// Whether a point of the twist is in the subgroup of order r. (The curve itself has order r.)
    ///
    /// With x the parameter: [x + 1]Q + psi([x]Q) + psi^2([x]Q) = psi^3([2x]Q) holds exactly there (Dai, Lin, Zhao and Zhou
    /// 2022, "Fast Subgroup Membership Testings for G1, G2 and GT").
    package static func isInSubgroup(_ point: AffinePoint<G2>) -> Bool {
        let q = JacobianPoint(point)
        let xq = q.multiplied(by: parameter)
        let psi = xq.twistFrobenius(of: BN254.self)
        let psi2 = psi.twistFrobenius(of: BN254.self)
        let psi3 = psi2.twistFrobenius(of: BN254.self)
        return xq + point + psi + psi2 == psi3.doubled
    }

    /// Whether the product of the pairings is one.
    ///
    /// - Precondition: the points are in their subgroups.
    package static func pairingProductIsOne(_ pairs: [(AffinePoint<G1>, AffinePoint<G2>)]) -> Bool {
        PairingProduct<BN254>.isOne(pairs)
    }
}
