import ArgumentParser

/// Which configurations a benchmark compares, and how it reports: the options of `bench blocks` and `bench synthetic`.
struct ComparisonOptions: ParsableArguments {
    @Option(help: "Executors to compare, with commas between them; the first is what the others are compared with.")
    var executors = CommaList<ExecutorChoice>([.sequential, .occ])

    @Option(help: "Numbers of threads to compare, with commas between them; 'sequential' always uses one.")
    var workers = CommaList([1, ExecutionOptions.coreCount])

    @Option(
        name: .customLong("repeat"),
        help: "Executions per block and configuration, after one that does not count; the median time counts.")
    var repetitions = 9

    @Option(help: "Predict the time of 'occ' with these numbers of threads, with commas between them.")
    var simulate: CommaList<Int>?

    @Flag(help: "Print JSON: an object per block and configuration, and one for the total.")
    var json = false

    func validate() throws {
        if repetitions < 1 { throw ValidationError("--repeat must be at least 1.") }
        if workers.elements.contains(where: { $0 < 1 }) { throw ValidationError("--workers must be at least 1.") }
        if simulated.contains(where: { !(1...1024).contains($0) }) {
            throw ValidationError("--simulate must be from 1 to 1024.")
        }
    }

    /// Numbers of threads to predict for.
    var simulated: [Int] { simulate?.elements ?? [] }

    /// The columns: every executor with every number of workers that it makes use of.
    var configurations: [BenchConfiguration] {
        executors.elements.flatMap { executor in
            let counts = executor == .sequential ? [1] : workers.elements
            return counts.map { BenchConfiguration(executor: executor, workers: $0) }
        }
    }

    /// What the options do, for `--help`.
    static let explanation = """
        Every block is executed by all configurations in turn, again and again. 'x' is the speed-up over the first \
        configuration. Light blocks have \(BlockSize.light.range), heavy ones \(BlockSize.heavy.range). All \
        configurations must leave the same state, else the exit code is 1.

        --simulate replays the engine's scheduling on virtual workers, with the costs of every transaction as one worker \
        had them, and says how far the prediction lies from what was measured where it was. A second line replays another \
        design, in which any idle worker runs a conflicting transaction again as soon as what it depends on is done: a \
        bound, since dependencies are known beforehand there and cost nothing. The longest chain is what executions that \
        each need the one before take: no number of workers goes below. Contention is measured with as many \
        workers as there are cores and taken to be the same for more.
        """

    /// What the JSON objects hold, for `--help`.
    static let jsonFormat = """
        JSON: an object per block and configuration with 'block' (number), 'name', 'transactions', 'size' (light, medium, \
        heavy), 'gasUsed', 'executor', 'workers', 'milliseconds' (median), 'speedup' (the first configuration's time by \
        this one's), 'megagasPerSecond', 'transactionsPerSecond', 'executions', 'reexecutions', 'conflicts', 'coresBusy' \
        (processor time by wall time), 'verified' (null where there is nothing to compare) and 'stateDigest'; last an \
        object with 'total': true, 'blocks', 'transactions', 'gasUsed' and 'configurations', each with the same figures. \
        With --simulate also an object per block, design and number of workers with 'simulated': true, 'block', 'name', \
        'repair' (frontier: the engine; dependencies), 'workers', 'milliseconds', 'speedup' and 'workersBusy', and in the \
        total 'simulations', 'longestChainMilliseconds' and 'simulationParameters' (nanoseconds, and factors by which contention lengthens work).
        """
}
