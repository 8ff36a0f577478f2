/// How fast blocks may follow each other while somebody watches. It is kept by pauses between blocks: execution itself is never
/// slowed, and the durations shown are the true ones.
package struct Pace: Sendable, Equatable {
    /// The most blocks that begin in a second; nil for no pauses. Above zero.
    package let blocksPerSecond: Double?

    /// No pauses.
    package static let unlimited = Pace(unchecked: nil)

    /// Nil unless the number is finite and above zero.
    package init?(blocksPerSecond: Double) {
        guard blocksPerSecond.isFinite, blocksPerSecond > 0 else { return nil }
        self.init(unchecked: blocksPerSecond)
    }

    private init(unchecked blocksPerSecond: Double?) {
        self.blocksPerSecond = blocksPerSecond
    }

    /// Nanoseconds from the beginning of a block to that of the next one, at least; at most a day.
    package var interval: UInt64 {
        guard let blocksPerSecond else { return 0 }
        return UInt64(min(1e9 / blocksPerSecond, 86_400e9))
    }

    /// The paces that keys step through, in blocks per second.
    private static let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50]

    package var faster: Pace {
        guard let rate = blocksPerSecond else { return self }
        return Pace(unchecked: Self.steps.first { $0 > rate })
    }

    package var slower: Pace {
        let rate = blocksPerSecond ?? .infinity
        return Pace(unchecked: Self.steps.last { $0 < rate } ?? blocksPerSecond)
    }
}

extension Pace: CustomStringConvertible {
    /// "1 block/s", "0.5 blocks/s", "full speed".
    package var description: String {
        guard let rate = blocksPerSecond else { return "full speed" }
        let number = rate == rate.rounded() ? Figures.fixed(rate, decimals: 0) : Figures.rate(rate)
        return rate == 1 ? "1 block/s" : "\(number) blocks/s"
    }
}
