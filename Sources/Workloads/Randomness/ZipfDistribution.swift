/// Ranks whose popularity falls as 1, 1/2, 1/3, ...: the few tokens and pools that a real block is full of, and the many it
/// hardly meets. In whole numbers, so that every machine draws the same.
struct ZipfDistribution: Sendable {
    /// Ends of the ranks' shares of the range that is drawn from.
    private let ends: [Int]

    init(ranks: Int) {
        var end = 0
        ends = (0..<ranks).map { rank in
            end += 1_000_000 / (rank + 1)
            return end
        }
    }

    /// A rank from 0, the most popular. O(ranks).
    func draw(_ random: inout SplitMix64) -> Int {
        let point = random.below(ends.last ?? 0)
        return ends.firstIndex { point < $0 } ?? 0
    }
}
