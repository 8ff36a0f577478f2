/// Sums over blocks.
struct BenchTotals {
    private(set) var blocks = 0
    private(set) var transactions = 0
    private(set) var gasUsed: UInt64 = 0
    private(set) var figures: [ConfigurationFigures]
    /// `nil` if nothing was simulated.
    private(set) var simulation: BlockSimulation?

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
        guard let added = comparison.simulation else { return }
        if simulation == nil { simulation = added } else { simulation?.add(added) }
    }

    /// Nanoseconds of the first configuration.
    var baseline: UInt64 { figures.first?.nanoseconds ?? 0 }
}
