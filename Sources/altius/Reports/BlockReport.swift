import Execution

/// A measured block as one JSON object.
struct BlockReport: Encodable {
    private let measured: MeasuredBlock
    private let recorded: TraceRecording.Block?

    /// - Parameter recorded: what a trace holds of it, if there is one.
    init(_ measured: MeasuredBlock, _ recorded: TraceRecording.Block? = nil) {
        self.measured = measured
        self.recorded = recorded
    }

    private enum Key: String, CodingKey {
        case block, fork, transactions, gasUsed, executor, workers, milliseconds, megagasPerSecond, executions,
            conflicts, oneByOne
        case redos, redoneOperations, verified, difference, stateDigest, conflictDigest
        case criticalPathGas, wastedGas, dependencyDistances, trace
    }

    private enum CheckKey: String, CodingKey {
        case gasUsed, logsBloom, receiptsRoot, postState
    }

    func encode(to encoder: any Encoder) throws {
        let (outcome, verification) = (measured.outcome, measured.verification)
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(measured.block.header.number, forKey: .block)
        try object.encode(measured.fork.name, forKey: .fork)
        try object.encode(measured.block.transactions.count, forKey: .transactions)
        try object.encode(outcome.gasUsed, forKey: .gasUsed)
        try object.encode(measured.executor, forKey: .executor)
        try object.encode(measured.workers, forKey: .workers)
        try object.encode(measured.milliseconds, forKey: .milliseconds)
        try object.encode(measured.megagasPerSecond, forKey: .megagasPerSecond)
        try object.encode(outcome.conflicts.executions, forKey: .executions)
        try object.encode(outcome.conflicts.conflicts.count, forKey: .conflicts)
        try object.encode(outcome.conflicts.series.reduce(0) { $0 + $1.count }, forKey: .oneByOne)
        try object.encode(outcome.conflicts.redos, forKey: .redos)
        try object.encode(outcome.conflicts.redoneOperations, forKey: .redoneOperations)
        try object.encode(outcome.conflicts.wastedGas, forKey: .wastedGas)
        // Null one by one, where nobody looks for dependencies.
        try object.encode(outcome.conflicts.criticalPathGas, forKey: .criticalPathGas)
        try object.encode(outcome.conflicts.dependencyDistances, forKey: .dependencyDistances)
        try object.encodeIfPresent(recorded.map(RecordedBlockReport.init), forKey: .trace)
        try object.encode(outcome.stateDigest.description, forKey: .stateDigest)
        try object.encode(outcome.conflicts.digest.description, forKey: .conflictDigest)
        try object.encodeIfPresent(verification.firstDifference?.description, forKey: .difference)
        var checks = object.nestedContainer(keyedBy: CheckKey.self, forKey: .verified)
        // `encode` of an optional writes null, where `encodeIfPresent` would leave the key out.
        try checks.encode(verification.gasUsed.verdict, forKey: .gasUsed)
        try checks.encode(verification.logsBloom.verdict, forKey: .logsBloom)
        try checks.encode(verification.receiptsRoot.verdict, forKey: .receiptsRoot)
        try checks.encode(verification.postState.verdict, forKey: .postState)
    }
}
