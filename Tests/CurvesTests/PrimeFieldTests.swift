import BigInt
import Curves
import TestSupport
import Testing

@Suite struct PrimeFieldTests {
    @Test func bn254() { Self.check(BN254.self) }
    @Test func bls12381() { Self.check(BLS12381.self) }

    static func check<P: PrimeFieldParameters>(_: P.Type) {
        typealias F = PrimeField<P>
        let p = F.p
        var random = SplitMix64(state: 0x6669_656c_64)
        var edges = [
            F.zero, F.one, -F.one, F(big: 2), F(big: p - 2), F(big: (p - 1) / 2), F(montgomery: P.radixSquared),
        ]
        for _ in 0..<300 { edges.append(.random(&random)) }
        for (i, a) in edges.enumerated() {
            let x = a.big
            #expect(F(big: x) == a)
            #expect((-a).big == (p - x) % p)
            #expect(a.squared.big == x * x % p)
            #expect(a.doubled.big == 2 * x % p)
            #expect(a.inverted.big == (x.inverse(p) ?? 0))
            #expect(a.isZero == (x == 0))
            for b in i < 12 ? edges : [edges[i - 1], .random(&random)] {
                let y = b.big
                #expect((a + b).big == (x + y) % p)
                #expect((a - b).big == (x + p - y) % p)
                #expect((a * b).big == x * y % p)
            }
        }
        #expect(F(canonical: P.modulus) == nil)
        #expect(F(canonical: P.Limbs(big: p - 1)) == -F.one)
        #expect(F(canonical: P.Limbs(big: p + 1)) == nil)
        #expect(F(big: 3).raised(to: P.Limbs(big: 1000)).big == BigUInt(3).power(1000, modulus: p))
    }

    /// Inversion by greatest common divisors on many more numbers, sparse and small ones among them.
    @Test func inversionTimesValueIsOne() {
        var random = SplitMix64(state: 0x696e_76)
        for i in 0..<4000 {
            let a = i < 600 ? PrimeField<BN254>(big: BigUInt(1) << (i / 3) + BigUInt(i % 3)) : .random(&random)
            let b = i < 1100 ? PrimeField<BLS12381>(big: BigUInt(1) << (i / 3) + BigUInt(i % 3)) : .random(&random)
            #expect(a.isZero || a * a.inverted == .one)
            #expect(b.isZero || b * b.inverted == .one)
        }
    }

    @Test func limbsMatchBigNumbers() {
        var random = SplitMix64(state: 0x6c69_6d62)
        for _ in 0..<200 {
            let a = UInt384(big: PrimeField<BLS12381>.random(&random).big)
            let b = UInt384(big: PrimeField<BLS12381>.random(&random).big)
            let limb = random.next()
            #expect(a.addingReportingOverflow(b).partialValue.big == a.big + b.big)
            #expect(a.subtractingReportingOverflow(b).overflow == (a.big < b.big))
            let (low, high) = a.multiplied(by: limb)
            #expect(BigUInt(high) << 384 + low.big == a.big * BigUInt(limb))
            #expect(
                low.shiftedRight(by: 31, high: high).big == (BigUInt(high) << 384 + low.big) >> 31 % (BigUInt(1) << 384)
            )
            #expect(a.bitWidth == a.big.bitWidth)
        }
    }
}
