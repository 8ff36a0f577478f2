import Primitives

extension BN254 {
    /// `scalar` times a point of the curve; the scalar need not be below the order.
    ///
    /// Half the doublings by the endomorphism (x, y) -> (beta * x, y), which multiplies by a known eigenvalue (Gallant, Lambert and
    /// Vanstone 2001).
    package static func multiply(_ point: AffinePoint<G1>, by scalar: UInt256) -> AffinePoint<G1> {
        if point.isInfinity { return .infinity }
        let halves = split(scalar % order)
        let multiples = OddMultiples(of: point)
        let images = multiples.mapped { AffinePoint(unchecked: $0.x * beta, $0.y) }
        return JacobianPoint.sum([
            (SignedWindows(halves.first.magnitude, isNegative: halves.first.isNegative), multiples),
            (SignedWindows(halves.second.magnitude, isNegative: halves.second.isNegative), images),
        ]).affine
    }

    /// The eigenvalue of the endomorphism: 36x^4 - 1 for the parameter x, a cube root of one modulo the order.
    package static let eigenvalue = UInt256(
        0xb8ca_0b2d_3663_6f23, 0xcc37_a73f_ec2b_c5e9, 0x048b_6e19_3fd8_4104, 0x3064_4e72_e131_a029)

    /// Two's complement numbers of about half the length with `first + second * eigenvalue = scalar` modulo the order.
    ///
    /// (6x^2 + 2x, -(2x + 1)) and (2x + 1, 6x^2 + 4x + 1) span the pairs that stand for zero; what is subtracted from (scalar, 0) is
    /// the combination of them next below it.
    ///
    /// - Precondition: `scalar` is below the order.
    package static func split(_ scalar: UInt256) -> (first: UInt256, second: UInt256) {
        let steps1 = scalar.multipliedFullWidth(by: reciprocal1).high
        let steps2 = scalar.multipliedFullWidth(by: reciprocal2).high
        let first = scalar &- steps1 &* basis1 &- steps2 &* basisShared
        let second = steps1 &* basisShared &- steps2 &* basis2
        return (first, second)
    }

    /// 6x^2 + 2x.
    package static let basis1 = UInt256(
        0x8211_bbeb_7d4f_1128, 0x6f4d_8248_eeb8_59fc, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000)
    /// 2x + 1.
    package static let basisShared = UInt256(
        0x89d3_2568_94d2_13e3, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000)
    /// 6x^2 + 4x + 1.
    package static let basis2 = UInt256(
        0x0be4_e154_1221_250b, 0x6f4d_8248_eeb8_59fd, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000)
    /// 2^256 (6x^2 + 4x + 1) / r, rounded down.
    package static let reciprocal1 = UInt256(
        0x5398_fd03_00ff_6565, 0x4cce_f014_a773_d2d2, 0x0000_0000_0000_0002, 0x0000_0000_0000_0000)
    /// 2^256 (2x + 1) / r, rounded down.
    package static let reciprocal2 = UInt256(
        0xd91d_232e_c7e0_b3d7, 0x0000_0000_0000_0002, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000)
}
