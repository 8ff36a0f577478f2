import Primitives

/// A configuration's figures, as they stand in every JSON object of a comparison.
struct FiguresObject: Encodable {
    let executor: String
    let workers: Int
    let milliseconds: Double
    let speedup: Double
    let megagasPerSecond: Double
    let transactionsPerSecond: Double
    let executions: Int
    let reexecutions: Int
    let conflicts: Int
    let coresBusy: Double

    init(_ figures: ConfigurationFigures, transactions: Int, gasUsed: UInt64, baseline: UInt64) {
        executor = figures.configuration.executor.rawValue
        workers = figures.configuration.workers
        milliseconds = figures.milliseconds
        speedup = figures.speedup(over: baseline)
        megagasPerSecond = figures.perSecond(Double(gasUsed) / 1e6)
        transactionsPerSecond = figures.perSecond(Double(transactions))
        executions = figures.executions
        reexecutions = figures.reexecutions
        conflicts = figures.conflicts
        coresBusy = figures.coresBusy
    }
}

/// One block under one configuration.
struct BenchBlockObject: Encodable {
    let comparison: BlockComparison
    let figures: ConfigurationFigures

    private enum Key: String, CodingKey {
        case block, name, transactions, size, gasUsed, verified, stateDigest
    }

    func encode(to encoder: any Encoder) throws {
        try FiguresObject(
            figures, transactions: comparison.transactions, gasUsed: comparison.gasUsed, baseline: comparison.baseline
        ).encode(to: encoder)
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(comparison.number, forKey: .block)
        try object.encode(comparison.name, forKey: .name)
        try object.encode(comparison.transactions, forKey: .transactions)
        try object.encode(comparison.size, forKey: .size)
        try object.encode(comparison.gasUsed, forKey: .gasUsed)
        try object.encode(comparison.verified, forKey: .verified)
        try object.encode(comparison.stateDigest.description, forKey: .stateDigest)
    }
}

/// The last object: all blocks together.
struct BenchTotalObject: Encodable {
    let total = true
    let blocks: Int
    let transactions: Int
    let gasUsed: UInt64
    let configurations: [FiguresObject]
    let simulations: [SimulationFiguresObject]?
    let longestChainMilliseconds: Double?
    let simulationParameters: SimulationParametersObject?

    init(_ totals: BenchTotals) {
        blocks = totals.blocks
        transactions = totals.transactions
        gasUsed = totals.gasUsed
        configurations = totals.figures.map {
            FiguresObject(
                $0, transactions: totals.transactions, gasUsed: totals.gasUsed, baseline: totals.baseline)
        }
        simulations = totals.simulation?.figures.map { SimulationFiguresObject($0, baseline: totals.baseline) }
        longestChainMilliseconds = totals.simulation.map { Double($0.longestChain) / 1e6 }
        simulationParameters = (totals.simulation?.costs).map(SimulationParametersObject.init)
    }
}
