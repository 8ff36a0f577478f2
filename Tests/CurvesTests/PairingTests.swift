import Curves
import Primitives
import Testing

@Suite struct PairingTests {
    @Test func bn254() { Self.check(BN254.self, BN254.g1Generator, BN254.g2Generator, BN254.order) }
    @Test func bls12381() { Self.check(BLS12381.self, BLS12381.g1Generator, BLS12381.g2Generator, BLS12381.order) }

    static func check<C: PairingCurve>(_: C.Type, _ p: AffinePoint<C.G1>, _ q: AffinePoint<C.G2>, _ order: UInt256) {
        typealias Product = PairingProduct<C>
        let e = Product.product([(p, q)])
        #expect(e != .one)
        #expect(e.raised(to: order) == .one)

        let (a, b) = (UInt256(0x1234_5678_9abc_def1), UInt256(97, 0xfeed, 0, 0))
        let pa = JacobianPoint(p).multipliedBitwise(by: a).affine
        let qb = JacobianPoint(q).multipliedBitwise(by: b).affine
        #expect(Product.product([(pa, q)]) == e.raised(to: a))
        #expect(Product.product([(p, qb)]) == e.raised(to: b))
        #expect(Product.product([(pa, qb)]) == e.raised(to: a).raised(to: b))

        // Products: e(aP, Q) e(-P, aQ) = 1, and one wrong sign spoils it.
        let qa = JacobianPoint(q).multipliedBitwise(by: a).affine
        #expect(Product.isOne([(pa, q), (-p, qa)]))
        #expect(!Product.isOne([(pa, q), (p, qa)]))
        #expect(Product.isOne([(pa, q), (pa, qb), (-p, qa), (-pa, qb)]))
        #expect(Product.product([(pa, q), (p, qb)]) == e.raised(to: a) * e.raised(to: b))

        // Infinity on either side is one.
        #expect(Product.isOne([]))
        #expect(Product.isOne([(.infinity, q), (p, .infinity)]))
        #expect(Product.product([(.infinity, q), (p, q)]) == e)
    }
}
