import BigInt
import Curves
import Primitives
import TestSupport
import Testing

@Suite struct ExtensionFieldTests {
    @Test func bn254() { Self.check(BN254.self) }
    @Test func bls12381() { Self.check(BLS12381.self) }

    static func check<P: TowerParameters>(_: P.Type) {
        var random = SplitMix64(state: 0x746f_776572)
        for _ in 0..<20 {
            checkFp2(Fp2<P>.random(&random), .random(&random))
            laws(Fp2<P>.random(&random), .random(&random), .random(&random))
            laws(Fp6<P>.random(&random), .random(&random), .random(&random))
            laws(Fp12<P>.random(&random), .random(&random), .random(&random))
        }
        laws(Fp2<P>.zero, .one, .random(&random))
        laws(Fp12<P>.zero, .one, .random(&random))

        // The reductions that define the tower.
        let u = Fp2<P>(.zero, .one)
        #expect(u * u == -.one)
        let v = Fp6<P>(.zero, .one, .zero)
        #expect(v * v * v == Fp6(P.timesXi(.one), .zero, .zero))
        let w = Fp12<P>(.zero, .one)
        #expect(w * w == Fp12(v, .zero))

        let a = Fp12<P>.random(&random)
        #expect(a.frobenius == a.raised(to: P.modulus))
        let unitary = a.conjugated * a.inverted
        let cyclotomic = unitary.frobenius.frobenius * unitary
        #expect(cyclotomic.cyclotomicSquared == cyclotomic.squared)
        #expect(cyclotomic * cyclotomic.conjugated == .one)
        for exponent in [0, 1, 2, 3, 0xf0f0_1234_5678_9abc, .max] as [UInt64] {
            #expect(cyclotomic.cyclotomicRaised(to: exponent) == cyclotomic.raised(to: UInt256(exponent)))
        }
    }

    /// The definition, in numbers.
    static func checkFp2<P: TowerParameters>(_ a: Fp2<P>, _ b: Fp2<P>) {
        let p = PrimeField<P>.p
        let (a0, a1, b0, b1) = (a.c0.big, a.c1.big, b.c0.big, b.c1.big)
        #expect((a * b).c0.big == (a0 * b0 + (p - a1) * b1) % p)
        #expect((a * b).c1.big == (a0 * b1 + a1 * b0) % p)
        #expect(a.conjugated.c1.big == (p - a1) % p)
    }

    static func laws<F: Field>(_ a: F, _ b: F, _ c: F) {
        #expect(a * (b + c) == a * b + a * c)
        #expect(a * b == b * a)
        #expect((a * b) * c == a * (b * c))
        #expect(a.squared == a * a)
        #expect(a.doubled == a + a)
        #expect(a - b + b == a)
        #expect((a + -a).isZero)
        #expect(a * .one == a)
        #expect(a.isZero ? a.inverted.isZero : a * a.inverted == .one)
    }
}
