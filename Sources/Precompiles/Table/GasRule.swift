import Chain

/// The shapes of price that several contracts share.
enum GasRule {
    typealias Price = @Sendable (_ input: UnsafeRawBufferPointer, _ fork: Fork) -> UInt64

    /// The same price for every input.
    static func constant(_ price: UInt64) -> Price {
        { _, _ in price }
    }

    /// The same price for every input, lowered by a later fork.
    static func constant(_ price: UInt64, since repricing: Fork, _ laterPrice: UInt64) -> Price {
        { _, fork in fork < repricing ? price : laterPrice }
    }

    /// A price for the call and one for each 32-byte word of input, begun words included.
    static func perWord(_ base: UInt64, _ word: UInt64) -> Price {
        { input, _ in
            let words = UInt64(input.count / 32) + (input.count % 32 == 0 ? 0 : 1)
            return saturating(base, word, times: words)
        }
    }

    /// `base + price * count`, or `UInt64.max` beyond 64 bits.
    static func saturating(_ base: UInt64, _ price: UInt64, times count: UInt64) -> UInt64 {
        let (product, productOverflows) = price.multipliedReportingOverflow(by: count)
        let (sum, sumOverflows) = product.addingReportingOverflow(base)
        return productOverflows || sumOverflows ? .max : sum
    }
}
