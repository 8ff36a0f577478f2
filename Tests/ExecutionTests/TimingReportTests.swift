import Execution
import Telemetry
import Testing

@Suite struct TimingReportTests {
    private func event(
        _ nanoseconds: UInt64, _ kind: EventKind, worker: UInt16, tx: UInt32 = .max, incarnation: UInt8 = 0,
        _ a: UInt64 = 0, _ b: UInt64 = 0
    ) -> Event {
        Event(
            timestamp: 1_000_000 + nanoseconds, kind: kind, worker: worker, block: 4, txIndex: tx,
            incarnation: incarnation, a: a, b: b)
    }

    /// Two transactions run ahead on two workers; the second meets a conflict and runs again.
    private var parallel: [[Event]] {
        [
            [
                event(0, .blockBegan, worker: 0, 2, 17),
                event(10, .executionBegan, worker: 0, tx: 0),
                event(110, .executionEnded, worker: 0, tx: 0, 21_000, 1),
                event(115, .readRecorded, worker: 0, tx: 0, 3),
                event(130, .frontierTaken, worker: 0, tx: 0),
                event(150, .committed, worker: 0, tx: 0, 21_000, 1),
            ],
            [
                event(12, .executionBegan, worker: 1, tx: 1),
                event(200, .executionEnded, worker: 1, tx: 1, 40_000, 1),
                event(210, .frontierTaken, worker: 1, tx: 1),
                event(220, .validated, worker: 1, tx: 1, 4, 0),
                event(225, .executionBegan, worker: 1, tx: 1, incarnation: 1, 2),
                event(325, .executionEnded, worker: 1, tx: 1, incarnation: 1, 45_000, 1),
                event(350, .committed, worker: 1, tx: 1, incarnation: 1, 45_000, 2),
            ],
        ]
    }

    @Test func activitiesOfWorkers() {
        let end = [event(900, .blockEnded, worker: 0, 66_000, 350)]
        let report = TimingReport(events: parallel.joined() + end, workers: 3)
        #expect(
            report.workers == [
                .init(executingAhead: 100, committing: 20, waiting: 230),
                .init(executingAhead: 188, executingAtFrontier: 100, committing: 40, waiting: 22),
                .init(waiting: 350),
            ])
        #expect(report.workers[1].busy == 328)
        #expect(report.commits == [20, 40])
        #expect(report.nanoseconds == 350)
        #expect(
            report.executions == [
                .init(
                    transaction: 0, incarnation: 0, round: .ahead, worker: 0, start: 10, nanoseconds: 100,
                    gasUsed: 21_000),
                .init(
                    transaction: 1, incarnation: 0, round: .ahead, worker: 1, start: 12, nanoseconds: 188,
                    gasUsed: 40_000),
                .init(
                    transaction: 1, incarnation: 1, round: .atFrontier, worker: 1, start: 225, nanoseconds: 100,
                    gasUsed: 45_000),
            ])
    }

    @Test func mixOfWorkersDoesNotMatter() {
        let one = TimingReport(events: parallel.joined(), workers: 2)
        #expect(TimingReport(events: parallel.reversed().joined(), workers: 2) == one)
        #expect(TimingReport(events: parallel.joined().sorted { $0.timestamp < $1.timestamp }, workers: 2) == one)
    }

    /// Time at the frontier goes to the transaction that was settled with it, from one commit to the next.
    @Test func oneByOne() {
        let events = [
            event(0, .blockBegan, worker: 0, 2, 17),
            event(0, .frontierTaken, worker: 0, tx: 0),
            event(5, .executionBegan, worker: 0, tx: 0, 2),
            event(105, .executionEnded, worker: 0, tx: 0, 21_000, 1),
            event(112, .committed, worker: 0, tx: 0, 21_000, 1),
            event(115, .executionBegan, worker: 0, tx: 1, 2),
            event(135, .executionEnded, worker: 0, tx: 1, 22_000, 0),
            event(140, .committed, worker: 0, tx: 1, 22_000, 1),
        ]
        let report = TimingReport(events: events, workers: 1)
        #expect(report.commits == [12, 8])
        #expect(report.workers == [.init(executingAtFrontier: 120, committing: 20)])
        #expect(report.executions.map(\.round) == [.atFrontier, .atFrontier])
    }

    /// Whatever is missing, nothing traps and a worker's time stays the block's.
    @Test func lostEvents() {
        let all = Array(parallel.joined())
        for lost in 1..<(1 << all.count) {
            let rest = all.indices.filter { lost >> $0 & 1 == 0 }.map { all[$0] }
            let report = TimingReport(events: rest, workers: 2)
            #expect(report.workers.allSatisfy { $0.busy + $0.waiting == report.nanoseconds })
            #expect(report.executions.count <= 3)
        }
        #expect(
            TimingReport(events: [], workers: 0)
                == TimingReport(executions: [], commits: [], workers: [], nanoseconds: 0))
    }
}
