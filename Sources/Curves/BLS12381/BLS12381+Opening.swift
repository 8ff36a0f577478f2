import Primitives

extension BLS12381 {
    /// Whether the polynomial behind a KZG commitment takes the value `y` at `z`: `verify_kzg_proof` of EIP-4844's
    /// specification.
    ///
    /// The equation e(C - yG, G2) = e(proof, (tau - z) G2) is rearranged so that both second arguments are constants:
    /// e(C - yG + z proof, G2) e(-proof, tau G2) = 1.
    ///
    /// - Precondition: the points are in the subgroup, the scalars below the order.
    package static func isOpening(
        commitment: AffinePoint<G1>, z: UInt256, y: UInt256, proof: AffinePoint<G1>
    ) -> Bool {
        var left = JacobianPoint.sum([
            (SignedWindows(y, isNegative: true), OddMultiples(of: g1Generator)),
            (SignedWindows(z), OddMultiples(of: proof)),
        ])
        left = left + commitment
        return pairingProductIsOne([(left.affine, g2Generator), (-proof, tauG2)])
    }
}
