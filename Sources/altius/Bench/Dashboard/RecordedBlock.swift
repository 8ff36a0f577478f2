import Chain
import Dashboard
import Execution
import Telemetry

/// One execution of a block as the dashboard is told of it.
struct RecordedBlock {
    let events: [DashboardEvent]

    /// Executes the block several times, with everything recorded.
    ///
    /// - Throws: as `ShownState.execute`.
    static func record(
        _ folder: BlockFolder, _ choice: ExecutorChoice, workers: Int, repetitions: Int
    ) throws -> [RecordedBlock] {
        let buffer = BatchBuffer()
        let collector = Collector(ringCapacity: RecordedTrace.ringCapacity, sinks: [buffer])
        defer { collector.stop() }
        let executor = ExecutionOptions.makeExecutor(choice, workers: workers, telemetry: collector)
        let transactions = folder.block.transactions.count
        var executions: [RecordedBlock] = []
        for ordinal in 0..<repetitions {
            let (measured, report) = try ShownState.ofEachBlock(workers: workers).execute(
                folder, on: executor, recordedAs: UInt32(ordinal), isFirst: false)
            collector.post(report)
            collector.flush()
            let began = DashboardEvent.blockBegan(
                number: folder.block.header.number, name: folder.name, transactions: transactions)
            let run = DashboardEvent.runBegan(
                blockCount: repetitions, executor: executor.name, workers: executor.workers)
            executions.append(
                RecordedBlock(
                    events: (ordinal == 0 ? [run] : []) + [began] + buffer.take().map { .telemetry($0) } + [
                        .blockEnded(BlockSummary(measured, report, name: folder.name))
                    ]))
        }
        return executions
    }
}
