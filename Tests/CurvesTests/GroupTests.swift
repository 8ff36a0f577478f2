import BigInt
import Curves
import Primitives
import TestSupport
import Testing

@Suite struct GroupTests {
    @Test func lawsHold() {
        Self.laws(BN254.g1Generator, BN254.order)
        Self.laws(BN254.g2Generator, BN254.order)
        Self.laws(BLS12381.g1Generator, BLS12381.order)
        Self.laws(BLS12381.g2Generator, BLS12381.order)
    }

    static func laws<Curve: ShortWeierstrassCurve>(_ generator: AffinePoint<Curve>, _ order: UInt256) {
        typealias Point = JacobianPoint<Curve>
        let g = Point(generator)
        let (a, b) = (UInt256(0x1f2e_3d4c_5b6a_7988), UInt256(0x0123_4567_89ab_cdef, 0xdead_beef, 0, 0))
        let (ag, bg) = (g.multipliedBitwise(by: a), g.multipliedBitwise(by: b))
        #expect(ag + bg == g.multipliedBitwise(by: a &+ b))
        #expect(ag + bg == bg + ag)
        #expect((ag + bg) + g == ag + (bg + g))
        #expect(ag + ag == ag.doubled)
        #expect((ag + -ag).isInfinity)
        #expect(ag + Point.infinity == ag)
        #expect(.infinity + ag == ag)
        #expect(ag.multiplied(by: 0xfedc_ba98_7654_3210) == ag.multipliedBitwise(by: UInt256(0xfedc_ba98_7654_3210)))
        #expect(ag.multiplied(by: .max) == ag.multipliedBitwise(by: UInt256(UInt64.max)))
        #expect(g.multipliedBitwise(by: order &- 1) == -g)

        // Affine and mixed additions give the same points, in all special cases.
        let (p, q) = (ag.affine, bg.affine)
        #expect(AffinePoint<Curve>(p.x, p.y) == p)
        #expect(p + q == (ag + bg).affine)
        #expect(p + p == ag.doubled.affine)
        #expect(p + -p == .infinity)
        #expect(p + .infinity == p)
        #expect(.infinity + p == p)
        #expect(ag + q == ag + bg)
        #expect(ag + p == ag.doubled)
        #expect((ag + -p).isInfinity)
        #expect(bg.doubled + AffinePoint<Curve>.infinity == bg.doubled)
        #expect(Point.infinity + p == ag)
        #expect(Point.infinity.doubled.isInfinity)
        #expect(AffinePoint<Curve>(p.x, p.y + .one) == nil)
        #expect(AffinePoint<Curve>(.zero, .zero)?.isInfinity == true)
    }

    @Test func scalarsSplitInHalves() {
        let x = BigUInt(BN254.parameter)
        let r = BN254.order.big
        let lambda = BN254.eigenvalue.big
        #expect(lambda == (36 * x.power(4) - 1) % r)
        #expect(lambda.power(3, modulus: r) == 1)
        #expect(BN254.basis1.big == 6 * x * x + 2 * x)
        #expect(BN254.basisShared.big == 2 * x + 1)
        #expect(BN254.basis2.big == 6 * x * x + 4 * x + 1)
        #expect((BN254.basis1.big + (r - BN254.basisShared.big) * lambda) % r == 0)
        #expect((BN254.basisShared.big + BN254.basis2.big * lambda) % r == 0)
        #expect(BN254.reciprocal1.big == (BN254.basis2.big << 256) / r)
        #expect(BN254.reciprocal2.big == (BN254.basisShared.big << 256) / r)
        #expect(BN254.beta != .one)
        #expect(BN254.beta.squared * BN254.beta == .one)
        let g = BN254.g1Generator
        #expect(
            JacobianPoint(g).multipliedBitwise(by: BN254.eigenvalue).affine == AffinePoint(g.x * BN254.beta, g.y))

        var random = SplitMix64(state: 0x676c76)
        for i in 0..<2000 {
            let scalar =
                i < 10 ? UInt256(i) : i < 20 ? BN254.order &- UInt256(i - 9) : UInt256.random(&random) % BN254.order
            let (first, second) = BN254.split(scalar)
            #expect(first.magnitude.bitWidth <= 128 && second.magnitude.bitWidth <= 128)
            let signed = { (n: UInt256) in n.isNegative ? r - n.magnitude.big : n.big }
            #expect((signed(first) + signed(second) * lambda) % r == scalar.big)
        }
    }

    @Test func multiplicationMatchesItsDefinition() {
        var random = SplitMix64(state: 0x6d756c)
        let g = BN254.g1Generator
        var scalars = (0..<40).map { UInt256($0) } + [.max, BN254.order, BN254.order &- 1, BN254.order &+ 1]
        scalars += (0..<256).map { UInt256.one << UInt64($0) }
        scalars += (0..<200).map { _ in UInt256.random(&random) }
        for scalar in scalars {
            #expect(BN254.multiply(g, by: scalar) == JacobianPoint(g).multipliedBitwise(by: scalar).affine)
        }
        #expect(BN254.multiply(.infinity, by: 5) == .infinity)
    }
}
