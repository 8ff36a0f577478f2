/// The comparison as text: a line per block, a column per configuration, figures of the whole at the end.
struct BenchTable {
    private let configurations: [BenchConfiguration]
    private let nameWidth: Int
    private static let sizeWidth = 6
    private static let cellWidth = 19

    /// - Parameter names: of all blocks, so that columns stand straight from the first line on.
    init(_ configurations: [BenchConfiguration], names: [String]) {
        self.configurations = configurations
        nameWidth = max(12, names.map(\.count).max() ?? 0)
    }

    var header: [String] {
        [
            line("", "", "", "", configurations.map(\.title)),
            line("block", "tx", "size", "gas", configurations.indices.map { $0 == 0 ? "ms" : "ms       x" }),
        ]
    }

    func line(_ comparison: BlockComparison) -> String {
        let cells = comparison.figures.map { time($0, baseline: comparison.baseline) }
        let line = line(
            comparison.name, "\(comparison.transactions)", comparison.size.rawValue,
            Decimal.grouped(comparison.gasUsed), cells)
        guard let verification = comparison.verification, !verification.passed else { return line }
        return "\(line)  \(verification.line)"
    }

    /// One line, for the blocks of one size.
    func line(_ totals: BenchTotals, of size: BlockSize) -> String {
        let title = "\(totals.blocks) block\(totals.blocks == 1 ? "" : "s")"
        let cells = totals.figures.map { time($0, baseline: totals.baseline) }
        return line(title, "\(totals.transactions)", size.rawValue, Decimal.grouped(totals.gasUsed), cells)
    }

    /// The whole: time, rates, conflicts.
    func lines(_ totals: BenchTotals) -> [String] {
        let gas = Double(totals.gasUsed) / 1e6
        let transactions = Double(totals.transactions)
        func row(_ title: String, _ cell: (ConfigurationFigures) -> String) -> String {
            line(title, "", "", "", totals.figures.map(cell))
        }
        return [
            line(
                "total", "\(totals.transactions)", "", Decimal.grouped(totals.gasUsed),
                totals.figures.map { time($0, baseline: totals.baseline) }),
            row("Mgas/s") { Decimal.grouped(UInt64($0.perSecond(gas).rounded())) },
            row("tx/s") { Decimal.grouped(UInt64($0.perSecond(transactions).rounded())) },
            row("conflicts") { Decimal.grouped(UInt64($0.conflicts)) },
            row("run again") { Decimal.grouped(UInt64($0.reexecutions)) },
            row("cores busy") { Decimal.text($0.coresBusy, digits: 2) },
        ]
    }

    private func time(_ figures: ConfigurationFigures, baseline: UInt64) -> String {
        let milliseconds = Decimal.text(figures.milliseconds, digits: 3)
        guard figures.configuration != configurations.first else { return milliseconds }
        return milliseconds + (Decimal.text(figures.speedup(over: baseline), digits: 2) + "x").right(8)
    }

    private func line(
        _ name: String, _ transactions: String, _ size: String, _ gas: String, _ cells: [String]
    ) -> String {
        let columns =
            [name.left(nameWidth), transactions.right(7), size.left(Self.sizeWidth), gas.right(13)]
            + cells.enumerated().map { $1.right($0 == 0 ? Self.firstCellWidth : Self.cellWidth) }
        return columns.joined(separator: " ")
    }

    private static let firstCellWidth = 12
}
