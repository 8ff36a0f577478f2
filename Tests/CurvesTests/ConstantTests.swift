import BigInt
import Curves
import Primitives
import TestSupport
import Testing

/// Every literal of the curves, derived again from the parameter and the curve's equation.
@Suite struct ConstantTests {
    @Test func bn254FollowsFromItsParameter() {
        let x = BigUInt(BN254.parameter)
        let p = 36 * x.power(4) + 36 * x.power(3) + 24 * x.power(2) + 6 * x + 1
        #expect(BN254.modulus.big == p)
        #expect(p == BigUInt("21888242871839275222246405745257275088696311157297823662689037894645226208583"))
        #expect(BN254.order.big == 36 * x.power(4) + 36 * x.power(3) + 18 * x.power(2) + 6 * x + 1)
        Self.checkMontgomery(BN254.self)
        Self.checkTower(BN254.self, xi: Fp2(PrimeField(big: 9), .one))

        let xi = Fp2<BN254>(PrimeField(big: 9), .one)
        #expect(BN254.g1B.big == 3)
        #expect(BN254.g2B * xi == Fp2(PrimeField(big: 3), .zero))
        #expect(BN254.tripledTwistB == BN254.g2B.doubled + BN254.g2B)
        #expect(BN254.twistFrobeniusX == BN254.frobenius2)
        #expect(BN254.twistFrobeniusY == BN254.frobenius3)
        #expect(BN254.g1Generator.x.big == 1)
        #expect(BN254.g1Generator.y.big == 2)
        // EIP-197 states these in decimal.
        let g2 = BN254.g2Generator
        #expect(
            g2.x.c0.big == BigUInt("10857046999023057135944570762232829481370756359578518086990519993285655852781"))
        #expect(
            g2.x.c1.big == BigUInt("11559732032986387107991004021392285783925812861821192530917403151452391805634"))
        #expect(g2.y.c0.big == BigUInt("8495653923123431417604973247489272438418190587263600148770280649306958101930"))
        #expect(g2.y.c1.big == BigUInt("4082367875863433681332203403145435568316851327593401208105741076214120093531"))
    }

    @Test func bls12381FollowsFromItsParameter() {
        let x = -BigInt(BLS12381.parameter)
        let r = x.power(4) - x.power(2) + 1
        #expect(BigInt(BLS12381.order.big) == r)
        #expect(BigInt(BLS12381.modulus.big) == (x - 1).power(2) * r / 3 + x)
        Self.checkMontgomery(BLS12381.self)
        Self.checkTower(BLS12381.self, xi: Fp2(.one, .one))

        #expect(BLS12381.g1B.big == 4)
        #expect(BLS12381.g2B == Fp2(PrimeField(big: 4), PrimeField(big: 4)))
        #expect(BLS12381.tripledTwistB == BLS12381.g2B.doubled + BLS12381.g2B)
        #expect(BLS12381.twistFrobeniusX * BLS12381.frobenius2 == .one)
        #expect(BLS12381.twistFrobeniusY * BLS12381.frobenius3 == .one)
    }

    @Test func generatorsHaveTheOrderOfTheGroup() {
        Self.checkGenerator(BN254.g1Generator, BN254.order)
        Self.checkGenerator(BN254.g2Generator, BN254.order)
        Self.checkGenerator(BLS12381.g1Generator, BLS12381.order)
        Self.checkGenerator(BLS12381.g2Generator, BLS12381.order)
        Self.checkGenerator(BLS12381.tauG2, BLS12381.order)
    }

    /// The ceremony's point, compressed as EIP-4844 prints it: x with three flags, the last of which tells y's half.
    @Test func tauIsTheCeremonysPoint() {
        let compressed = BigUInt(
            """
            b5bfd7dd8cdeb128843bc287230af38926187075cbfbefa81009a2ce615ac53d2914e5870cb452d2afaaab24f3499f72\
            185cbfee53492714734429b7b38608e23926c911cceceac9a36851477ba4c60b087041de621000edc98edada20c1def2
            """, radix: 16)
        let point = BLS12381.tauG2
        let p = PrimeField<BLS12381>.p
        let isLarger = point.y.c1.big > (p - 1) / 2
        let flags: BigUInt = isLarger ? 0b101 : 0b100
        #expect((flags << 381 + point.x.c1.big) << 384 + point.x.c0.big == compressed)
    }

    static func checkGenerator<Curve: ShortWeierstrassCurve>(_ point: AffinePoint<Curve>, _ order: UInt256) {
        #expect(AffinePoint<Curve>(point.x, point.y) == point)
        #expect(!point.isInfinity)
        #expect(JacobianPoint(point).multipliedBitwise(by: order).isInfinity)
    }

    static func checkMontgomery<P: PrimeFieldParameters>(_: P.Type) {
        let p = P.modulus.big
        let r = BigUInt(1) << (64 * P.Limbs.limbCount)
        #expect(p.isPrime())
        #expect(P.radix.big == r % p)
        #expect(P.radixSquared.big == r * r % p)
        let word = BigUInt(1) << 64
        #expect((BigUInt(P.negatedInverse) * p + 1) % word == 0)
        // Two bits are free: sums and differences show their sign in the top bit.
        #expect(P.modulus.limb(at: P.Limbs.limbCount - 1) >> 62 == 0)
    }

    static func checkTower<P: TowerParameters>(_: P.Type, xi: Fp2<P>) {
        let p = P.modulus.big
        #expect(p % 4 == 3)
        let exponent = (p - 1) / 6
        #expect(exponent * 6 == p - 1)
        let step = xi.raised(to: P.Limbs(big: exponent))
        var power = Fp2<P>.one
        for coefficient in [P.frobenius1, P.frobenius2, P.frobenius3, P.frobenius4, P.frobenius5] {
            power = power * step
            #expect(coefficient == power)
        }
        // xi is neither a square nor a cube: the powers of order 2 and 3 are not one.
        #expect(step.raised(to: UInt256(3)) * step.conjugated.raised(to: UInt256(3)) != .one)
        var random = SplitMix64(state: 0x7869)
        let a = Fp2<P>.random(&random)
        #expect(P.timesXi(a) == a * xi)
    }
}
