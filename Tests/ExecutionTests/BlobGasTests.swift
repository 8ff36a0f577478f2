import Execution
import Primitives
import Testing

@Suite struct BlobGasTests {
    /// Values of the pseudo-code in EIP-4844, run in exact integers.
    @Test(arguments: [
        (1, 0, 1, 1), (38_493, 0, 1_000, 38_493), (0, 1_234, 2_345, 0), (1, 2, 1, 6), (1, 4, 2, 6), (1, 3, 1, 16),
        (1, 6, 2, 18), (1, 4, 1, 49), (1, 8, 2, 50), (10, 8, 2, 542), (11, 8, 2, 596), (1, 5, 1, 136), (1, 5, 2, 11),
        (2, 5, 2, 23), (1, 50_000_000, 2_225_652, 5_709_098_764),
    ])
    func exponential(factor: Int, numerator: Int, denominator: Int, expected: Int) {
        let result = BlobGas.fakeExponential(
            factor: UInt256(factor), numerator: UInt256(numerator), denominator: UInt256(denominator))
        #expect(result == UInt256(expected))
    }

    @Test func baseFeeRisesWithExcess() {
        #expect(BlobGas.baseFee(excess: 0) == 1)
        #expect(BlobGas.baseFee(excess: 2_314_057) == 1)
        #expect(BlobGas.baseFee(excess: 2_314_058) == 2)
        #expect(BlobGas.baseFee(excess: 10 << 20) == 23)
    }

    @Test func overflowGivesTheHighestFee() {
        #expect(BlobGas.baseFee(excess: .max) == .max)
    }
}
