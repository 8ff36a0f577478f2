import Primitives

/// The blob gas market (EIP-4844).
package enum BlobGas {
    /// Gas per blob.
    package static let perBlob: UInt64 = 131_072
    /// The most blob gas a block may use: six blobs.
    package static let blockLimit: UInt64 = 786_432

    private static let minimumBaseFee: UInt256 = 1
    private static let baseFeeUpdateFraction: UInt256 = 3_338_477

    /// Wei per blob gas in a block that begins with this excess; 2^256 - 1 where the exact fee has more than 256 bits.
    package static func baseFee(excess: UInt64) -> UInt256 {
        fakeExponential(factor: minimumBaseFee, numerator: UInt256(excess), denominator: baseFeeUpdateFraction) ?? .max
    }

    /// `factor * e^(numerator / denominator)` by its Taylor series in integers, as EIP-4844 writes it; `nil` on overflow.
    package static func fakeExponential(factor: UInt256, numerator: UInt256, denominator: UInt256) -> UInt256? {
        var term = factor &* denominator
        var sum = UInt256.zero
        var index: UInt256 = 1
        while !term.isZero {
            guard let newSum = sum.adding(term), let product = term.multiplied(by: numerator) else { return nil }
            sum = newSum
            term = product / (denominator &* index)
            index = index &+ .one
        }
        return sum / denominator
    }
}
