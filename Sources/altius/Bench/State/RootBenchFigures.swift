import Chain
import StateTree

/// One block's medians, or the sums of several blocks'.
struct RootBenchFigures: Encodable {
    struct Stage: Encodable {
        let name: String
        var milliseconds: Double
    }

    /// `nil` for the sum of all.
    let block: UInt64?
    private(set) var transactions: Int
    let workers: Int
    let state: String
    /// The root of all runs; `nil` for the sum.
    let root: String?
    private(set) var executionMilliseconds: Double
    /// From the last transaction's commit on.
    private(set) var rootMilliseconds: Double
    private(set) var stages: [Stage]

    /// `nil` without runs.
    init?(_ block: Block, workers: Int, state: String, _ timings: [RootTiming]) {
        guard let first = timings.first, let execution = timings.map(\.execution).median,
            let latency = timings.map(\.latency).median
        else { return nil }
        self.block = block.header.number
        root = "\(first.root)"
        transactions = block.transactions.count
        self.workers = workers
        self.state = state
        executionMilliseconds = Double(execution) / 1e6
        rootMilliseconds = Double(latency) / 1e6
        stages = first.stages.indices.map { index in
            Stage(
                name: first.stages[index].name,
                milliseconds: Double(timings.map { $0.stages[index].nanoseconds }.median ?? 0) / 1e6)
        }
    }

    /// `nil` for none.
    init?(sumOf blocks: [RootBenchFigures]) {
        guard let first = blocks.first else { return nil }
        (block, root) = (nil, nil)
        (transactions, executionMilliseconds, rootMilliseconds) = (0, 0, 0)
        (workers, state) = (first.workers, first.state)
        stages = first.stages.map { Stage(name: $0.name, milliseconds: 0) }
        for block in blocks {
            transactions += block.transactions
            executionMilliseconds += block.executionMilliseconds
            rootMilliseconds += block.rootMilliseconds
            for index in stages.indices { stages[index].milliseconds += block.stages[index].milliseconds }
        }
    }

    // MARK: Text

    private static let stageWidth = 13

    /// The columns' titles; the stages' are those of any block.
    var heading: String {
        ([
            "block".left(10), "tx".right(6), "w".right(2), "state".left(5), "execution ms".right(12),
            "root ms".right(8),
            "".right(5),
        ] + stages.map { $0.name.right(Self.stageWidth) }).joined(separator: " ")
    }

    var line: String {
        ([
            (block.map { "\($0)" } ?? "total").left(10), "\(transactions)".right(6), "\(workers)".right(2),
            state.left(5), Decimal.text(executionMilliseconds, digits: 3).right(12),
            Decimal.text(rootMilliseconds, digits: 3).right(8),
            (Decimal.text(100 * rootMilliseconds / executionMilliseconds, digits: 0) + "%").right(5),
        ] + stages.map { Decimal.text($0.milliseconds, digits: 3).right(Self.stageWidth) }).joined(separator: " ")
    }
}
