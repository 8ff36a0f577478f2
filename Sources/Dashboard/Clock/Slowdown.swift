/// How much slower than it was a recorded block is played back.
package struct Slowdown: Sendable, Equatable {
    /// Nanoseconds on the dashboard's clock per true nanosecond.
    package let factor: UInt64

    private static let steps: [UInt64] = [
        10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
    ]

    package static let least = Slowdown(unchecked: 10)
    package static let most = Slowdown(unchecked: 100_000)

    /// A block of a few milliseconds takes a few seconds.
    package static let usual = Slowdown(unchecked: 1_000)

    /// Nil outside 10...100,000.
    package init?(factor: UInt64) {
        guard (Self.least.factor...Self.most.factor).contains(factor) else { return nil }
        self.init(unchecked: factor)
    }

    private init(unchecked factor: UInt64) {
        self.factor = factor
    }

    package var faster: Slowdown { Slowdown(unchecked: Self.steps.last { $0 < factor } ?? factor) }
    package var slower: Slowdown { Slowdown(unchecked: Self.steps.first { $0 > factor } ?? factor) }
}

extension Slowdown: CustomStringConvertible {
    /// "1/1,000".
    package var description: String { "1/\(Figures.grouped(factor))" }
}
