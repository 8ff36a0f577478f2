import BigInt
import Curves
import Primitives
import TestSupport
import Testing

/// The fast subgroup checks against their definition: the order times the point is infinity.
@Suite struct SubgroupTests {
    @Test func bn254Twist() {
        var random = SplitMix64(state: 0x7477_6973_74)
        for _ in 0..<20 {
            guard let point = Self.anyPoint(of: BN254.self, &random) else { continue }
            let inSubgroup = JacobianPoint(point).multipliedBitwise(by: BN254.order).isInfinity
            #expect(BN254.isInSubgroup(point) == inSubgroup)
            #expect(!inSubgroup)
            // The cofactor 2p - r moves every point into the subgroup.
            let cofactor = BN254.modulus &+ BN254.modulus &- BN254.order
            let cleared = JacobianPoint(point).multipliedBitwise(by: cofactor).affine
            #expect(BN254.isInSubgroup(cleared))
            // Points of the cofactor's order.
            let outside = JacobianPoint(point).multipliedBitwise(by: BN254.order).affine
            #expect(!BN254.isInSubgroup(outside))
            #expect(!BN254.isInSubgroup(outside + cleared))
        }
        #expect(BN254.isInSubgroup(BN254.g2Generator))
        #expect(BN254.isInSubgroup(AffinePoint<BN254.G2>.infinity))
    }

    @Test func bls12381() {
        var random = SplitMix64(state: 0x626c73)
        for _ in 0..<20 {
            if let point = Self.anyPoint(of: BLS12381.self, &random) {
                #expect(!BLS12381.isInSubgroup(point))
                #expect(!JacobianPoint(point).multipliedBitwise(by: BLS12381.order).isInfinity)
            }
            let x = PrimeField<BLS12381>.random(&random)
            let square = x.squared * x + BLS12381.g1B
            let root = square.raised(to: UInt384(big: (PrimeField<BLS12381>.p + 1) / 4))
            guard root.squared == square, let point = AffinePoint<BLS12381.G1>(x, root) else { continue }
            #expect(!BLS12381.isInSubgroup(point))
            // (x - 1)^2 / 3 is the cofactor; x - 1, here with x negative, is enough to clear it.
            let cleared = JacobianPoint(point).multiplied(by: BLS12381.parameter + 1).affine
            #expect(BLS12381.isInSubgroup(cleared))
            #expect(JacobianPoint(cleared).multipliedBitwise(by: BLS12381.order).isInfinity)
        }
        #expect(BLS12381.isInSubgroup(BLS12381.g1Generator))
        #expect(BLS12381.isInSubgroup(BLS12381.g2Generator))
        #expect(BLS12381.isInSubgroup(BLS12381.tauG2))
    }

    /// A point of the whole twist, with overwhelming probability outside the subgroup.
    static func anyPoint<C: PairingCurve>(of: C.Type, _ random: inout SplitMix64) -> AffinePoint<C.G2>? {
        let x = Fp2<C>.random(&random)
        guard let y = (x.squared * x + C.G2.b).squareRoot else { return nil }
        return AffinePoint(x, y)
    }

    @Test func decompression() {
        func bytes(_ point: AffinePoint<BLS12381.G1>) -> [UInt8] {
            let flags: BigUInt = point.y.big > (PrimeField<BLS12381>.p - 1) / 2 ? 0b101 : 0b100
            return [UInt8]((flags << 381 + point.x.big).serialize())
        }
        func decompress(_ bytes: [UInt8]) -> AffinePoint<BLS12381.G1>? {
            bytes.withUnsafeBytes { BLS12381.decompress($0) }
        }
        for scalar in 1..<20 {
            let point = JacobianPoint(BLS12381.g1Generator).multipliedBitwise(by: UInt256(scalar)).affine
            #expect(decompress(bytes(point)) == point)
            #expect(decompress(bytes(-point)) == -point)
            var cleared = bytes(point)
            cleared[0] &= 0x7f
            #expect(decompress(cleared) == nil)
            #expect(decompress(bytes(point).dropLast()) == nil)
        }
        let zeros = [UInt8](repeating: 0, count: 47)
        #expect(decompress([0xc0] + zeros) == .infinity)
        #expect(decompress([0xe0] + zeros) == nil)
        #expect(decompress([0x40] + zeros) == nil)
        #expect(decompress([0xc0] + zeros.dropLast() + [1]) == nil)
        #expect(decompress([]) == nil)
        // x = 0 is on the curve (y = 2) but not in the subgroup; x = p is not canonical.
        #expect(decompress([0x80] + zeros) == nil)
        let p = [UInt8](((BigUInt(0b100) << 381) + PrimeField<BLS12381>.p).serialize())
        #expect(decompress(p) == nil)
    }
}
