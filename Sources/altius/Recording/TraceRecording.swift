import Execution
import Telemetry

/// The trace of a run while it is written.
final class TraceRecording {
    /// What a recorded block left in the trace.
    struct Block {
        /// The block's position in the trace, from 0.
        let ordinal: UInt32
        let events: Int
        let timing: TimingReport
    }

    let collector: Collector
    private let path: String
    private let writer: TraceWriter
    private let queue: QueuedSink
    private let buffer = EventBuffer()
    private var nextOrdinal: UInt32 = 0

    /// Creates the file, or replaces what is there.
    /// - Throws: `CommandFailure` if it cannot be written.
    init(path: String, _ execution: ExecutionOptions) throws {
        self.path = path
        let header = TraceHeader(
            program: "altius",
            parameters: ["executor": execution.executor.rawValue, "workers": "\(execution.workerCount)"])
        do { writer = try TraceWriter(path: path, header: header) } catch {
            throw CommandFailure.usage("\(error)")
        }
        queue = QueuedSink(writer)
        collector = Collector(ringCapacity: Self.ringCapacity, sinks: [queue, buffer])
    }

    /// 10 MB per worker: what the largest blocks leave while the system runs something else than the collector.
    static let ringCapacity = 1 << 18

    /// The position of the next block.
    func takeOrdinal() -> UInt32 {
        defer { nextOrdinal += 1 }
        return nextOrdinal
    }

    /// What has been recorded of the block since the last call. Waits until it is written.
    func takeBlock(_ ordinal: UInt32, workers: Int) -> Block {
        collector.flush()
        // So that no more than a block's events wait in memory.
        queue.drain()
        let events = buffer.take().filter { $0.block == ordinal }
        return Block(
            ordinal: ordinal, events: events.count, timing: TimingReport(events: events, workers: workers))
    }

    /// Ends the trace, and says on standard error if it lacks anything.
    /// - Throws: `CommandFailure` if not everything could be written.
    func finish() throws {
        collector.stop()
        do {
            let totals = try writer.close()
            guard totals.lost > 0 else { return }
            let events = totals.lost == 1 ? "1 event was" : "\(totals.lost) events were"
            StandardError.write("altius: warning: \(path): \(events) lost, the trace lacks them.")
        } catch {
            throw CommandFailure.usage("\(error)")
        }
    }
}
