import Chain
import Primitives

extension ModularExponentiation {
    /// EIP-198 from Byzantium, EIP-2565 from Berlin.
    static func gas(_ input: UnsafeRawBufferPointer, _ fork: Fork) -> UInt64 {
        let sizes = ModularExponentiationSizes(input)
        return fork < .berlin ? originalGas(sizes) : repricedGas(sizes)
    }

    /// Squares of lengths beyond this do not fit, and cost more than `UInt64.max` in both rules.
    private static let lengthLimit = UInt256(UInt64.max)

    private static func originalGas(_ sizes: ModularExponentiationSizes) -> UInt64 {
        let length = sizes.longestFactor
        guard length <= lengthLimit else { return .max }
        let square = length &* length
        let complexity =
            if length <= 64 {
                square
            } else if length <= 1024 {
                square / 4 &+ length &* 96 &- 3072
            } else {
                square / 16 &+ length &* 480 &- 199_680
            }
        return price(complexity, sizes, divisor: 20)
    }

    private static func repricedGas(_ sizes: ModularExponentiationSizes) -> UInt64 {
        let length = sizes.longestFactor
        guard length <= lengthLimit else { return .max }
        let words = (length &+ 7) / 8
        return max(200, price(words &* words, sizes, divisor: 3))
    }

    private static func price(
        _ complexity: UInt256, _ sizes: ModularExponentiationSizes, divisor: UInt256
    ) -> UInt64 {
        if complexity.isZero { return 0 }
        guard let iterations = sizes.adjustedExponentLength,
            let product = complexity.multiplied(by: max(iterations, 1))
        else { return .max }
        return (product / divisor).clampedToUInt64
    }
}
