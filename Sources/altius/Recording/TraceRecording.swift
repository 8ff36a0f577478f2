import Chain
import Execution
import Telemetry

/// The trace of a run while it is written, block by block.
final class TraceRecording {
    /// What a recorded block left in the trace.
    struct Block {
        /// The block's position in the trace, from 0.
        let ordinal: UInt32
        let events: Int
        let timing: TimingReport
    }

    private let trace: RecordedTrace
    private let buffer = EventBuffer()
    private var nextOrdinal: UInt32 = 0

    var collector: Collector { trace.collector }

    /// Creates the file, or replaces what is there.
    ///
    /// - Parameter blocks: how many there will be; `nil` if that is not known.
    /// - Throws: `CommandFailure` if it cannot be written.
    init(path: String, _ execution: ExecutionOptions, blocks: Int?) throws {
        trace = try RecordedTrace(
            path: path, executor: execution.executor, workers: execution.workerCount, blocks: blocks, sink: buffer)
    }

    /// The position of the next block.
    func takeOrdinal() -> UInt32 {
        defer { nextOrdinal += 1 }
        return nextOrdinal
    }

    /// What has been recorded of the block since the last call. Waits until it is written.
    func takeBlock(_ ordinal: UInt32, workers: Int) -> Block {
        trace.drain()
        let events = buffer.take().filter { $0.block == ordinal }
        return Block(
            ordinal: ordinal, events: events.count, timing: TimingReport(events: events, workers: workers))
    }

    /// Says that the block at that position was not executed, or not committed.
    func post(refusalOf folder: BlockFolder, _ ordinal: UInt32, _ reason: String) {
        collector.post(BlockResult(block: ordinal, .refused(BlockResult.Refusal(folder, reason: reason))))
    }

    /// Ends the trace, and says on standard error if it lacks anything.
    /// - Throws: `CommandFailure` if not everything could be written.
    func finish() throws { try trace.finish() }
}
