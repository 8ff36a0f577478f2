import Curves
import Primitives
import Testing

@Suite struct PointEvaluationTests {
    static let success = Call.word(4096) + BLS12381.order.bigEndianBytes

    /// A correct opening of the consensus specification's test vectors.
    static let opening = Call.bytes(
        """
        01e798154708fe7789429634053cbf9f99b619f9f084048927333fce637f549b73eda753299d7d483339d80809a1d805
        53bda402fffe5bfeffffffff000000001522a4a7f34e1ea350ae07c29c96c7e79655aa926122e95fe69fcbd932ca49e9
        8f59a8d2a1a625a17f3fea0fe5eb8c896db3764f3185481bc22f91b4aaffcca25f26936857bc3a7c2539ea8ec3a952b7
        a62ad71d14c5719385c0686f1871430475bf3a00f0aa3f7b8dd99a9abc2160744faf0070725e00b60ad9a026a15b1a8c
        """)

    @Test func verifiesOpening() {
        #expect(Call(address: 10).output(Self.opening) == Self.success)
        #expect(Call(address: 10).gas(Self.opening) == 50_000)
        #expect(Call(address: 10, fork: .shanghai).output(Self.opening) == nil)
    }

    /// Every part of the input matters: a changed bit anywhere makes the call fail.
    @Test func changedInputFails() {
        for index in 0..<192 {
            for bit in [0, 3, 7] {
                var changed = Self.opening
                changed[index] ^= 1 << bit
                #expect(Call(address: 10).output(changed) == nil)
            }
        }
        for count in [0, 1, 32, 96, 191] {
            #expect(Call(address: 10).output([UInt8](Self.opening.prefix(count))) == nil)
        }
        #expect(Call(address: 10).output(Self.opening + [0]) == nil)
    }

    /// The zero polynomial: commitment and proof are infinity, the value is zero everywhere.
    @Test func zeroPolynomial() {
        let infinity: [UInt8] = [0xc0] + [UInt8](repeating: 0, count: 47)
        let hash = Call.bytes("010657f37554c781402a22917dee2f75def7ab966d7b770905398eba3c444014")
        let largest = (BLS12381.order &- 1).bigEndianBytes
        let order = BLS12381.order.bigEndianBytes
        let zero = Call.word(0)
        let call = Call(address: 10)
        #expect(call.output(hash + zero + zero + infinity + infinity) == Self.success)
        #expect(call.output(hash + largest + zero + infinity + infinity) == Self.success)
        #expect(call.output(hash + order + zero + infinity + infinity) == nil)
        #expect(call.output(hash + zero + order + infinity + infinity) == nil)
        #expect(call.output(hash + zero + largest + infinity + infinity) == nil)
        var flagged = infinity
        flagged[0] = 0xe0
        #expect(call.output(hash + zero + zero + infinity + flagged) == nil)
    }

    @Test func consensusVectors() throws {
        let folder = "Pyspecs/cancun/eip4844_blobs"
        guard let vectors = try EthereumVectors.callData("\(folder)/point_evaluation_precompile_external_vectors.json"),
            let invalid = try EthereumVectors.callData("\(folder)/invalid_precompile_calls.json"),
            let valid = try EthereumVectors.callData("\(folder)/valid_precompile_calls.json")
        else { return }
        #expect(vectors.count == 122)
        for (name, data) in vectors {
            let expected = name.contains("case_correct_proof") ? Self.success : nil
            #expect(Call(address: 10).output(data) == expected, "\(name)")
        }
        for (name, data) in invalid { #expect(Call(address: 10).output(data) == nil, "\(name)") }
        for (name, data) in valid { #expect(Call(address: 10).output(data) == Self.success, "\(name)") }
    }
}
