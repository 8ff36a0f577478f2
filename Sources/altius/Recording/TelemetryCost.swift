import EVM
import Execution
import Telemetry

/// What it takes to execute blocks with telemetry in one of its forms.
final class TelemetryCost {
    /// How much is recorded, and what becomes of it.
    enum Form: String, CaseIterable {
        case off
        /// Everything but reads and writes; dropped.
        case withoutAccesses
        /// Everything; dropped.
        case all
        /// Everything; encoded and compressed as for a trace, but not stored.
        case trace
    }

    let form: Form
    private let collector: Collector?
    private let counter = EventCounter()
    private let executor: any Executor
    /// By block: nanoseconds of execution, one per repetition.
    private var executions: [[UInt64]]
    /// Nanoseconds of each repetition from the first call to the last delivery.
    private var runs: [UInt64] = []

    init(_ form: Form, _ choice: ExecutorChoice, workers: Int, blocks: Int) throws {
        self.form = form
        var sinks: [any EventSink] = [counter]
        if form == .trace {
            sinks.append(
                QueuedSink(try TraceWriter(path: "/dev/null", header: TraceHeader(program: "altius"))))
        }
        // For a trace as much room as a recorded run has: compression takes its time.
        collector =
            form == .off
            ? nil
            : Collector(
                ringCapacity: form == .trace ? RecordedTrace.ringCapacity : 1 << 16,
                kinds: form == .withoutAccesses ? .withoutAccesses : .all, sinks: sinks)
        executor = choice.makeExecutor(workers: workers, telemetry: collector) { EthereumVM() }
        executions = Array(repeating: [], count: blocks)
    }

    /// Executes the blocks one after the other, as a running node does: what the collector is behind with is paid by the next
    /// block.
    func run(_ tasks: [BlockTask], counts: Bool) throws(ExecutionError) {
        let clock = ContinuousClock()
        let start = clock.now
        for (index, task) in tasks.enumerated() {
            let outcome = try executor.execute(task)
            if counts { executions[index].append(outcome.executionNanoseconds) }
        }
        collector?.flush()
        if counts { runs.append((clock.now - start).wholeNanoseconds) }
    }

    /// Sum over the blocks of the median over the repetitions.
    var executionNanoseconds: UInt64 { executions.reduce(0) { $0 + Self.median($1) } }
    /// Sum over the blocks of the least of the repetitions: what a busy machine disturbs least.
    var fastestNanoseconds: UInt64 { executions.reduce(0) { $0 + ($1.min() ?? 0) } }
    /// Median over the repetitions.
    var runNanoseconds: UInt64 { Self.median(runs) }
    /// Delivered so far.
    var events: Int { counter.count }
    var lost: UInt64 { collector?.lost ?? 0 }

    private static func median(_ values: [UInt64]) -> UInt64 {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }
}
