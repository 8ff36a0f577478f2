import Telemetry

/// A trace file while it is written, by the collector that belongs to it.
final class RecordedTrace: Sendable {
    let collector: Collector
    private let path: String
    private let writer: TraceWriter
    private let queue: QueuedSink

    /// 10 MB per worker: what the largest blocks leave while the system runs something else than the collector.
    static let ringCapacity = 1 << 18

    /// Creates the file, or replaces what is there.
    ///
    /// - Parameters:
    ///   - blocks: how many there will be; `nil` if that is not known.
    ///   - sink: gets the same events.
    /// - Throws: `CommandFailure` if it cannot be written.
    init(
        path: String, executor: ExecutorChoice, workers: Int, blocks: Int?, sink: (any EventSink)? = nil
    ) throws {
        self.path = path
        var header = TraceHeader(
            program: "altius",
            parameters: ["executor": executor.rawValue, "workers": "\(executor.workers(of: workers))"])
        header.parameters["blocks"] = blocks.map { "\($0)" }
        do { writer = try TraceWriter(path: path, header: header) } catch {
            throw CommandFailure.usage("\(error)")
        }
        queue = QueuedSink(writer)
        collector = Collector(ringCapacity: Self.ringCapacity, sinks: [queue] + (sink.map { [$0] } ?? []))
    }

    /// Waits until everything that was recorded is written, so that no more than a block's events wait in memory.
    func drain() {
        collector.flush()
        queue.drain()
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
