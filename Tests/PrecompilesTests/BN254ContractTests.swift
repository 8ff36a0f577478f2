import Curves
import Primitives
import Testing

@Suite struct BN254ContractTests {
    static let p = Call.bytes("30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47")
    static let g1 = Call.word(1) + Call.word(2)
    static let minusG1 = Call.word(1) + (BN254.modulus &- 2).bigEndianBytes
    static let twiceG1 = Call.bytes(
        """
        030644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd3
        15ed738c0e0a7c92e7845f96b2ae9c0a68a6a449e3538fc7ff3ebf7a5a18a2c4
        """)
    static let infinity = [UInt8](repeating: 0, count: 64)
    /// EIP-197's generator of the second group, imaginary parts first.
    static let g2 = Call.bytes(
        """
        198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2
        1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed
        090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b
        12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa
        """)

    @Test func addition() {
        let add = Call(address: 6)
        #expect(add.output(Self.g1 + Self.g1) == Self.twiceG1)
        #expect(add.output(Self.g1 + Self.minusG1) == Self.infinity)
        #expect(add.output(Self.g1 + Self.infinity) == Self.g1)
        #expect(add.output(Self.infinity + Self.g1) == Self.g1)
        // Missing bytes are zeros, further ones are ignored.
        #expect(add.output([]) == Self.infinity)
        #expect(add.output(Self.g1) == Self.g1)
        #expect(add.output(Self.g1 + Self.g1 + [1, 2, 3]) == Self.twiceG1)
        #expect(add.output([UInt8](Self.g1.prefix(63))) == nil)
        #expect(add.output(Call.word(1) + Call.word(3) + Self.g1) == nil)
        #expect(add.output(Self.g1 + Call.word(0) + Call.word(1)) == nil)
        // Not canonical: x + p and p for zero.
        #expect(add.output((BN254.modulus &+ 1).bigEndianBytes + Call.word(2)) == nil)
        #expect(add.output(Self.p + Call.word(0)) == nil)
        #expect(add.output([UInt8](repeating: 255, count: 128)) == nil)
    }

    @Test func multiplication() {
        let mul = Call(address: 7)
        #expect(mul.output(Self.g1 + Call.word(2)) == Self.twiceG1)
        #expect(mul.output(Self.g1 + Call.word(0)) == Self.infinity)
        #expect(mul.output(Self.g1) == Self.infinity)
        #expect(mul.output([]) == Self.infinity)
        #expect(mul.output(Self.g1 + BN254.order.bigEndianBytes) == Self.infinity)
        #expect(mul.output(Self.g1 + (BN254.order &+ 2).bigEndianBytes) == Self.twiceG1)
        #expect(mul.output(Self.g1 + (BN254.order &- 1).bigEndianBytes) == Self.minusG1)
        #expect(mul.output(Self.infinity + Call.word(9)) == Self.infinity)
        #expect(mul.output(Call.word(1) + Call.word(1) + Call.word(0)) == nil)
        // A scalar that ends early continues with zeros: 2 * 256^31.
        let scalar = [UInt8](repeating: 0, count: 31)
        #expect(mul.output(Self.g1 + [2]) == mul.output(Self.g1 + [2] + scalar))
        // The published example with the largest scalar.
        #expect(
            mul.output(
                Call.bytes(
                    """
                    1a87b0584ce92f4593d161480614f2989035225609f08058ccfa3d0f940febe3
                    1a2f3c951f6dadcc7ee9007dff81504b0fcd6d7cf59996efdc33d92bf7f9f8f6
                    """) + [UInt8](repeating: 255, count: 32))
                == Call.bytes(
                    """
                    2cde5879ba6f13c0b5aa4ef627f159a3347df9722efce88a9afbb20b763b4c41
                    1aa7e43076f6aee272755a7f9b84832e71559ba0d2e0b17d5f9f01755e5b0d11
                    """))
    }

    @Test func pairing() {
        let check = Call(address: 8)
        #expect(check.output([]) == Call.word(1))
        #expect(check.output(Self.g1 + Self.g2) == Call.word(0))
        #expect(check.output(Self.g1 + Self.g2 + Self.minusG1 + Self.g2) == Call.word(1))
        #expect(check.output(Self.g1 + Self.g2 + Self.g1 + Self.g2) == Call.word(0))
        #expect(check.output(Self.infinity + Self.g2) == Call.word(1))
        #expect(check.output(Self.g1 + Self.infinity + Self.infinity) == Call.word(1))
        for count in [1, 64, 191, 193, 383] {
            #expect(check.output([UInt8](repeating: 0, count: count)) == nil)
        }
        var wrong = Self.g2
        wrong[127] ^= 1
        #expect(check.output(Self.g1 + wrong) == nil)
        #expect(check.output(Self.infinity + wrong) == nil)
        #expect(check.output(Call.word(1) + Call.word(1) + Self.infinity + Self.infinity) == nil)
        #expect(check.output(Self.g1 + Self.p + Self.g2.dropFirst(32)) == nil)
    }

    @Test func prices() {
        #expect(Call(address: 6, fork: .byzantium).gas([]) == 500)
        #expect(Call(address: 6, fork: .istanbul).gas([]) == 150)
        #expect(Call(address: 7, fork: .petersburg).gas([]) == 40_000)
        #expect(Call(address: 7, fork: .istanbul).gas([]) == 6000)
        let input = [UInt8](repeating: 0, count: 3 * 192)
        #expect(Call(address: 8, fork: .byzantium).gas(input) == 340_000)
        #expect(Call(address: 8, fork: .cancun).gas(input) == 147_000)
        #expect(Call(address: 8, fork: .cancun).gas([]) == 45_000)
    }

    /// The pairing vectors of the state tests; their call data is a selector, an offset and a length before the input.
    @Test func stateTestVectors() throws {
        let zero: [UInt8]? = Call.word(0)
        let one: [UInt8]? = Call.word(1)
        let cases: [(String, [UInt8]?)] = [
            ("two_point_match_1", one), ("two_point_match_2", one), ("two_point_match_3", one),
            ("two_point_match_4", one), ("two_point_match_5", one), ("three_point_match_1", one),
            ("one_point_with_g1_zero", one), ("one_point_with_g2_zero", one),
            ("empty_data", one), ("one_point_fail", zero), ("two_point_fail_1", zero), ("two_point_fail_2", zero),
            ("three_point_fail_1", zero), ("two_points_with_one_g2_zero", zero), ("bad_length_191", nil),
            ("bad_length_193", nil),
            ("one_point_not_in_subgroup", nil), ("one_point_with_g2_zero_and_g1_invalid", nil),
            ("perturb_g2_by_curve_order", nil), ("perturb_g2_by_field_modulus", nil),
            ("perturb_g2_by_field_modulus_again", nil), ("perturb_g2_by_one", nil),
            ("perturb_zeropoint_by_curve_order", nil), ("perturb_zeropoint_by_field_modulus", nil),
            ("perturb_zeropoint_by_one", nil),
        ]
        for (name, expected) in cases {
            guard let vectors = try EthereumVectors.callData("stZeroKnowledge/ecpairing_\(name).json") else { return }
            #expect(!vectors.isEmpty)
            for vector in vectors {
                let count = UInt256(bigEndian: vector.data[36..<68])?.clampedToUInt64 ?? 0
                let input = [UInt8](vector.data.dropFirst(68).prefix(Int(count)))
                #expect(input.count == Int(count))
                #expect(Call(address: 8).output(input) == expected, "\(name)")
            }
        }
    }
}
