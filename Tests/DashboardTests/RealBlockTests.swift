import Chain
import Dashboard
import EVM
import Execution
import Foundation
import Telemetry
import Terminal
import Testing

/// The demo blocks, executed by the engine: what the screens are drawn from is what the engine's own reports say.
@Suite struct RealBlockTests {
    private static let demoBlocks = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "demo-blocks").path

    @Test func screensShowWhatTheEngineReports() throws {
        let link = try DashboardLink()
        let collector = Collector(ringCapacity: 1 << 18, sinks: [TelemetryFeed(link)])
        let executor = ParallelExecutor(workers: 3, telemetry: collector) { EthereumVM() }
        var state = DashboardState(size: Size(width: 120, height: 40))
        state.apply(.runBegan(blockCount: 4, executor: executor.name, workers: executor.workers))
        let sources = try BlockFolder.discover([Self.demoBlocks])
        #expect(sources.count == 4)
        for (ordinal, source) in sources.enumerated() {
            let folder = try source.load()
            var task = BlockTask(folder, options: .transactionsOnly)
            task.ordinal = UInt32(ordinal)
            let outcome = try executor.execute(task)
            collector.flush()
            for event in link.takeEvents() { state.apply(event) }
            let timeline = try #require(state.timeline)
            #expect(timeline.description.number == folder.block.header.number)
            compare(timeline, outcome, folder.block)
        }
        collector.stop()
        #expect(state.losses == 0 && state.activity.blocks == 4)
        for screen in Screens.all {
            state.screen = screen.id
            state.resize(to: state.size)
            #expect(!state.picture().contains("0xffffffff"))
        }
    }

    private func compare(_ timeline: BlockTimeline, _ outcome: BlockOutcome, _ block: Block) {
        let index = timeline.index
        let report = outcome.conflicts
        #expect(index.transactions.count == report.transactions.count)
        #expect(index.transactions.map(\.gasUsed) == report.transactions.map(\.gasUsed))
        #expect(index.transactions.map(\.executions.count) == report.transactions.map(\.executions))
        #expect(index.transactions.map(\.wastedGas) == report.transactions.map(\.wastedGas))
        #expect(index.conflicts.count == report.conflicts.count)
        #expect(index.conflicts.map(\.transaction) == report.conflicts.map(\.reader).sorted())
        let edges = report.dependencies.compactMap { edge in edge.writer.map { [edge.reader, $0] } }
        #expect(Set(index.dependencies.map { [$0.reader, $0.writer] }) == Set(edges))
        for conflict in index.conflicts {
            let values = timeline.values(
                transaction: conflict.transaction, incarnation: conflict.incarnation, location: conflict.location)
            // A balance stands for the account's existence too, which may change while the value is 0 before and after.
            let isBalance = timeline.location(conflict.location)?.field == .balance
            #expect(values.map { $0.observed != $0.actual || isBalance } == true)
            #expect(timeline.location(conflict.location) != nil)
        }
        for (number, transaction) in block.transactions.enumerated() {
            #expect(timeline.facts(number)?.sender == transaction.sender)
            #expect(timeline.facts(number)?.recipient == transaction.to)
        }
        // The lanes against the engine's own account of its time.
        let timing = TimingReport(
            events: (0..<timeline.events.count).map { timeline.events[$0] }, workers: index.lanes.count)
        for (lane, worker) in zip(index.lanes, timing.workers) {
            let time = lane.time(from: 0, to: timeline.events.duration)
            let executing = (time[.execute] ?? 0) + (time[.again] ?? 0)
            #expect(executing == worker.executingAhead + worker.executingAtFrontier)
            #expect(time[.commit] ?? 0 == worker.committing)
        }
    }
}
