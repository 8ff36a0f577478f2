import Dashboard
import Execution
import Foundation
import Telemetry
import Terminal

/// How much longer blocks take while the dashboard shows them: executed in turn by an executor that records nothing, by one whose
/// events are collected and dropped, and by one whose events feed a dashboard on another thread. Blocks follow each other without a pause,
/// which is the hardest case: in the dashboard itself there is one a second unless asked otherwise.
final class WatchingCost {
    enum Form: CaseIterable { case unwatched, collected, watched }

    private let link: DashboardLink
    private let end = HeadlessScreen.End()
    private let ended = DispatchSemaphore(value: 0)
    private let counter = EventCounter()
    private let collectors: [Collector?]
    private let executors: [any Executor]
    private var nextOrdinal: UInt32 = 0
    /// By form: nanoseconds of all blocks together, one per repetition.
    private var times: [[UInt64]] = [[], [], []]

    /// Starts a dashboard of 240x60.
    ///
    /// - Throws: `TerminalError` if the process has no descriptors left.
    init(_ choice: ExecutorChoice, workers: Int) throws {
        let link = try DashboardLink(pace: .unlimited)
        let clock = try WakePipe()
        self.link = link
        let sinks: [(any EventSink)?] = [nil, counter, TelemetryFeed(link)]
        collectors = sinks.map { sink in
            sink.map { Collector(ringCapacity: RecordedTrace.ringCapacity, sinks: [$0]) }
        }
        executors = collectors.map { ExecutionOptions.makeExecutor(choice, workers: workers, telemetry: $0) }
        let thread = Thread { [end, ended] in
            ThreadPriority.yieldToEngine()
            let screen = HeadlessScreen(size: Size(width: 240, height: 60), end: end, clock: clock)
            _ = DashboardSession.run(link, on: screen, framesPerSecond: 30)
            ended.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Executes all blocks in every form, `repetitions` times after a first one that does not count.
    func measure(_ tasks: [BlockTask], repetitions: Int) throws(ExecutionError) {
        for round in 0...max(repetitions, 1) {
            for index in Form.allCases.indices {
                // Each form comes first in turn.
                let form = (index + round) % Form.allCases.count
                let time = try run(tasks, form)
                if round > 0 { times[form].append(time) }
            }
        }
    }

    private func run(_ tasks: [BlockTask], _ form: Int) throws(ExecutionError) -> UInt64 {
        let isShown = Form.allCases[form] == .watched
        var sum: UInt64 = 0
        if isShown {
            link.post(
                .runBegan(
                    blockCount: tasks.count, executor: executors[form].name, workers: executors[form].workers))
        }
        for var task in tasks {
            task.ordinal = nextOrdinal
            nextOrdinal &+= 1
            let (number, count) = (task.block.header.number, task.block.transactions.count)
            if isShown { link.post(.blockBegan(number: number, name: task.name, transactions: count)) }
            let outcome = try executors[form].execute(task)
            sum += outcome.executionNanoseconds
            // As everything that shows or records blocks does between two of them.
            collectors[form]?.flush()
            guard isShown else { continue }
            link.post(
                .blockEnded(
                    BlockSummary(
                        number: number, name: task.name, fork: task.fork.name, executor: executors[form].name,
                        transactions: count, gasUsed: outcome.gasUsed, nanoseconds: outcome.executionNanoseconds,
                        verification: [])))
        }
        // The dashboard is to be calm again before somebody else is timed.
        Thread.sleep(forTimeInterval: 0.1)
        return sum
    }

    /// Ends the dashboard's thread and the collectors'.
    func finish() {
        end.set()
        link.post(.runEnded(looping: false))
        ended.wait()
        for collector in collectors { collector?.stop() }
    }

    /// Events that did not fit.
    var lost: UInt64 { collectors.reduce(0) { $0 + ($1?.lost ?? 0) } }

    /// The fastest run of all blocks together.
    func nanoseconds(_ form: Form) -> UInt64 { times[index(form)].min() ?? 0 }

    /// By how much a form's fastest run is slower than the fastest unwatched one, as a part of it: what a busy machine disturbs least.
    func slowdown(_ form: Form) -> Double {
        guard let fastest = times[index(form)].min(), let unwatched = times[index(.unwatched)].min(), unwatched > 0
        else { return 0 }
        return Double(fastest) / Double(unwatched) - 1
    }

    /// The same as the median over pairs of runs.
    func medianSlowdown(_ form: Form) -> Double {
        let ratios = zip(times[index(form)], times[index(.unwatched)]).filter { $0.1 > 0 }
            .map { Double($0.0) / Double($0.1) - 1 }
        return ratios.median ?? 0
    }

    private func index(_ form: Form) -> Int { Form.allCases.firstIndex(of: form) ?? 0 }
}
