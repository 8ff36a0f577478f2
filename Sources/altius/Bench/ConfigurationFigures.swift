import Execution

/// What one configuration did with one block, or with several.
struct ConfigurationFigures {
    let configuration: BenchConfiguration
    /// The median over the repetitions; of several blocks, the sum of medians.
    var nanoseconds: UInt64 = 0
    /// Runs of transactions in one execution of the block.
    var executions = 0
    /// How many of them repeated one that was thrown away.
    var reexecutions = 0
    var conflicts = 0
    /// Gas of runs that were thrown away.
    var wastedGas: UInt64 = 0
    /// Nanoseconds of processor time that the median stands for.
    var processorNanoseconds = 0.0

    init(_ configuration: BenchConfiguration) {
        self.configuration = configuration
    }

    init(_ configuration: BenchConfiguration, _ column: ExecutorComparison.Column) {
        self.init(configuration)
        nanoseconds = column.times.median ?? 0
        processorNanoseconds = (column.coresBusy.median ?? 0) * Double(nanoseconds)
        let report = column.outcome.conflicts
        executions = report.executions
        reexecutions = report.executions - report.transactions.count
        conflicts = report.conflicts.count
        wastedGas = report.wastedGas
    }

    mutating func add(_ other: ConfigurationFigures) {
        nanoseconds += other.nanoseconds
        executions += other.executions
        reexecutions += other.reexecutions
        conflicts += other.conflicts
        wastedGas += other.wastedGas
        processorNanoseconds += other.processorNanoseconds
    }

    var milliseconds: Double { Double(nanoseconds) / 1e6 }

    /// Processor time by wall time; 0 where nothing was measured.
    var coresBusy: Double { nanoseconds > 0 ? processorNanoseconds / Double(nanoseconds) : 0 }

    /// How many times faster this is than something that takes `baseline` nanoseconds.
    func speedup(over baseline: UInt64) -> Double { nanoseconds > 0 ? Double(baseline) / Double(nanoseconds) : 0 }

    func perSecond(_ amount: Double) -> Double { nanoseconds > 0 ? amount * 1e9 / Double(nanoseconds) : 0 }
}
