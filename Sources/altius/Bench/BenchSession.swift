import Chain

/// One comparison from the first block to the totals: runs the blocks it is given and prints as it goes.
final class BenchSession {
    private let options: ComparisonOptions
    private let crew: BenchCrew
    private let table: BenchTable
    private var totals: BenchTotals
    private var totalsBySize: [BlockSize: BenchTotals] = [:]
    private var hasWrongResults = false

    /// - Parameter names: of all blocks to come.
    init(_ options: ComparisonOptions, names: [String]) {
        self.options = options
        let configurations = options.configurations
        crew = BenchCrew(configurations, simulated: options.simulated)
        table = BenchTable(configurations, names: names)
        totals = BenchTotals(configurations)
    }

    /// Above the first block; not before, since that one may be unreadable.
    private func printHeader() {
        for line in table.header { print(line) }
        if !options.simulated.isEmpty { print(table.header(simulated: options.simulated)) }
    }

    /// - Parameters:
    ///   - place: where the block comes from, for errors.
    ///   - verifies: whether the block states what to compare its results with.
    func run(_ folder: BlockFolder, name: String, place: String, verifies: Bool) throws {
        StandardError.showProgress("block \(name)")
        defer { StandardError.clearProgress() }
        let comparison = try crew.compare(
            folder, name: name, place: place, verifies: verifies, repetitions: options.repetitions)
        StandardError.clearProgress()
        totals.add(comparison)
        totalsBySize[comparison.size, default: BenchTotals(crew.configurations)].add(comparison)
        if comparison.verified == false { hasWrongResults = true }
        if options.json {
            for figures in comparison.figures {
                try JSONLine.print(BenchBlockObject(comparison: comparison, figures: figures))
            }
            for figures in comparison.simulation?.figures ?? [] {
                try JSONLine.print(SimulationObject(comparison: comparison, figures: figures))
            }
        } else {
            if totals.blocks == 1 { printHeader() }
            print(table.line(comparison))
            printSimulation(comparison.simulation, baseline: comparison.baseline, comparison.figures)
        }
    }

    private func printSimulation(_ simulation: BlockSimulation?, baseline: UInt64, _ measured: [ConfigurationFigures]) {
        guard let simulation else { return }
        for line in table.lines(simulation, baseline: baseline, measured: measured) { print(line) }
    }

    /// - Throws: if results were wrong.
    func finish() throws {
        if options.json {
            try JSONLine.print(BenchTotalObject(totals))
        } else {
            if totalsBySize.count > 1 {
                for size in BlockSize.allCases {
                    if let totals = totalsBySize[size] { print(table.line(totals, of: size)) }
                }
            }
            for line in table.lines(totals) { print(line) }
            printSimulation(totals.simulation, baseline: totals.baseline, totals.figures)
            if let costs = totals.simulation?.costs { print(table.line(costs)) }
        }
        if hasWrongResults {
            throw CommandFailure(
                message: "some results are wrong, so the times mean little; 'altius run' tells which",
                exitCode: CommandFailure.check)
        }
    }
}
