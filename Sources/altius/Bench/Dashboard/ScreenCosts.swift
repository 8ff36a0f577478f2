import Dashboard

/// What one screen costs at one size.
struct ScreenCosts {
    let size: ScreenSize
    let screen: ScreenID
    /// 30 frames per second of a block at 1/1,000 of its speed.
    var slowMotion = FrameCosts()
    /// A frame per step: most by an event, some to the next transaction or conflict.
    var steps = FrameCosts()
    /// Frames that a new block comes with, its events taken in and indexed.
    var newBlocks = FrameCosts()
    /// Frames while the clock is stopped and nothing happens.
    var unchanged = FrameCosts()

    static let header =
        "size".left(7) + "screen".left(11)
        + ["slow motion", "steps", "new block"].map { ($0 + ", CPU p50, p99; bytes p50, p99").right(43) }.joined()
        + "unchanged".right(12)

    var line: String {
        size.description.left(7) + screen.name.left(11)
            + [slowMotion, steps, newBlocks].map { Self.cell($0).right(43) }.joined()
            + "\(unchanged.mostBytes) B".right(12)
    }

    private static func cell(_ costs: FrameCosts) -> String {
        func milliseconds(_ percentile: Int) -> String {
            Decimal.text(Double(costs.time(percentile: percentile)) / 1e6, digits: 2)
        }
        func bytes(_ percentile: Int) -> String { Decimal.grouped(costs.bytes(percentile: percentile)).right(6) }
        return "\(milliseconds(50)) \(milliseconds(99).right(5)) ms  \(bytes(50)) \(bytes(99)) B"
    }
}

extension ScreenSize: CustomStringConvertible {
    /// "240x60".
    var description: String { "\(columns)x\(rows)" }
}
