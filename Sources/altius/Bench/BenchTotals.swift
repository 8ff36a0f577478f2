/// Sums over blocks.
struct BenchTotals {
    private(set) var blocks = 0
    private(set) var transactions = 0
    private(set) var gasUsed: UInt64 = 0
    private(set) var figures: [ConfigurationFigures]

    init(_ configurations: [BenchConfiguration]) {
        figures = configurations.map(ConfigurationFigures.init)
    }

    mutating func add(_ comparison: BlockComparison) {
        blocks += 1
        transactions += comparison.transactions
        gasUsed += comparison.gasUsed
        for index in figures.indices where index < comparison.figures.count {
            figures[index].add(comparison.figures[index])
        }
    }

    /// Nanoseconds of the first configuration.
    var baseline: UInt64 { figures.first?.nanoseconds ?? 0 }
}
