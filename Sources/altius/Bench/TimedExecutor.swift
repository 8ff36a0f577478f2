import Chain
import EVM
import Execution
import Synchronization
import Telemetry

/// The parallel executor with its events read, for where time goes.
final class TimedExecutor {
    private let executor: ParallelExecutor
    private let collector: Collector
    private let sink = Sink()

    /// What the collector's thread hands over.
    private final class Sink: EventSink {
        private let events = Mutex<[Event]>([])

        func receive(_ batch: EventBatch) { events.withLock { $0 += batch.events } }
        func finish(lost: UInt64) {}

        func take() -> [Event] {
            events.withLock { events in
                defer { events.removeAll(keepingCapacity: true) }
                return events
            }
        }
    }

    init(workers: Int) {
        // The collector has to stay out of the way while a block runs, so its rings must take a whole one.
        collector = Collector(
            ringCapacity: 1 << 18, kinds: Self.kinds, pollInterval: .seconds(3600), sinks: [sink])
        executor = ParallelExecutor(workers: workers, telemetry: collector) { EthereumVM() }
    }

    private static let kinds = EventKindSet(
        [.blockBegan, .executionBegan, .executionEnded, .frontierTaken, .committed].map { EventKindSet($0) })

    /// - Returns: `timing` is `nil` if the block has too many transactions for all its events to be kept.
    func execute(_ task: BlockTask) throws(ExecutionError) -> (outcome: BlockOutcome, timing: TimingReport?) {
        let lost = collector.lost
        let outcome = try executor.execute(task)
        collector.flush()
        let events = sink.take()
        return (outcome, collector.lost == lost ? TimingReport(events: events, workers: executor.workers) : nil)
    }

    /// What recording one event takes, from the fastest of some trials.
    static func nanosecondsPerEvent() -> UInt64 {
        let count = 4096
        let ring = EventRing(minimumCapacity: count, worker: 0)
        let recorder = Recorder(ring)
        var events: [Event] = []
        var fastest = Duration.seconds(1)
        for _ in 0..<9 {
            let duration = ContinuousClock().measure {
                for index in 0..<count { recorder.record(.committed, txIndex: UInt32(index)) }
            }
            fastest = min(fastest, duration)
            events.removeAll(keepingCapacity: true)
            ring.drain(into: &events)
        }
        return fastest.wholeNanoseconds / UInt64(count)
    }
}
