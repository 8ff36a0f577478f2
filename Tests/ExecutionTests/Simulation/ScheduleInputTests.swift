import Execution
import Primitives
import State
import Testing

@Suite struct ScheduleInputTests {
    private func report(_ costs: [(ahead: UInt64?, atFrontier: UInt64?, commit: UInt64)]) -> TimingReport {
        var executions: [TimingReport.Execution] = []
        for (index, cost) in costs.enumerated() {
            for (round, nanoseconds) in [(TimingReport.Round.ahead, cost.ahead), (.atFrontier, cost.atFrontier)] {
                guard let nanoseconds else { continue }
                executions.append(
                    TimingReport.Execution(
                        transaction: index, incarnation: round == .atFrontier && cost.ahead != nil ? 1 : 0,
                        round: round, worker: 0, start: 0, nanoseconds: nanoseconds, gasUsed: 21_000))
            }
        }
        return TimingReport(executions: executions, commits: costs.map(\.commit), workers: [], nanoseconds: 0)
    }

    private func dependency(_ reader: Int, on writer: Int?, slot: UInt64) -> ConflictReport.Dependency {
        ConflictReport.Dependency(
            reader: reader, writer: writer, location: Location(address(1), .storage(UInt256(slot))))
    }

    private let conflicts = ConflictReport(
        transactions: [
            .init(executions: 1, gasUsed: 21_000), .init(executions: 2, gasUsed: 21_000, wastedGas: 21_000),
            .init(executions: 1, gasUsed: 21_000), .init(executions: 1, gasUsed: 21_000),
        ])

    @Test func costsAreMedians() {
        let input = ScheduleInput(
            transactions(4), conflicts,
            timings: [
                report([(10, nil, 1), (20, 30, 2), (nil, 50, 3), (7, nil, 4)]),
                report([(900, nil, 1), (22, 10, 9), (nil, 40, 3), (7, nil, 0)]),
                report([(12, nil, 8), (24, 20, 5), (nil, 45, 3), (6, nil, 4)]),
            ])
        #expect(input.work.map(\.ahead) == [12, 22, nil, 7])
        #expect(input.work.map(\.atFrontier) == [nil, 20, 45, nil])
        #expect(input.work.map(\.commit) == [1, 5, 3, 4])
        #expect(input.work.map(\.isConflicting) == [false, true, false, false])
    }

    /// Of two events per execution and one per commit, one is within the execution and the others are within the commit.
    @Test func recordingIsTakenOff() {
        let timings = [report([(10, nil, 5), (20, 30, 9), (nil, 50, 1), (2, nil, 4)])]
        let input = ScheduleInput(transactions(4), conflicts, timings: timings, recording: 3)
        #expect(input.work.map(\.ahead) == [7, 17, nil, 0])
        #expect(input.work.map(\.atFrontier) == [nil, 27, 47, nil])
        #expect(input.work.map(\.commit) == [2, 3, 0, 1])
    }

    @Test func writersComeFromTheDependencies() {
        var conflicts = conflicts
        conflicts.conflicts = [dependency(1, on: 0, slot: 1)]
        conflicts.dependencies = [
            dependency(2, on: 1, slot: 1), dependency(2, on: 0, slot: 2), dependency(2, on: 1, slot: 3),
            dependency(3, on: nil, slot: 4),
        ]
        let input = ScheduleInput(transactions(4), conflicts, timings: [])
        #expect(input.work.map(\.writers) == [[], [], [0, 1], []])
        // What the protocol wrote is no transaction's, but the policy learns from it.
        #expect(input.work.map(\.isDependent) == [false, true, true, true])
    }

    /// 0, 1 and 3 make the chain: 2 stands as it ran ahead, so it waits for nobody, and 3 waits for 1 and not for 2.
    @Test func longestChainIsOfWhatHasToWait() {
        let works = [
            work(ahead: 10, commit: 99), conflict(with: [0], ahead: 70, again: 20, commit: 99),
            TransactionWork(ahead: 45, commit: 99, isDependent: true, writers: [1]),
            TransactionWork(ahead: nil, atFrontier: 40, commit: 99, isDependent: true, writers: [0, 1]),
        ]
        #expect(input(works).longestChain == 70)
        #expect(input(Array(works.prefix(3))).longestChain == 45)
        #expect(input([]).longestChain == 0)
    }

    @Test func decisionsAreCompared() {
        let costs: [(ahead: UInt64?, atFrontier: UInt64?, commit: UInt64)] =
            [(1, nil, 1), (1, 1, 1), (1, nil, 1), (1, nil, 1)]
        let input = ScheduleInput(transactions(4), conflicts, timings: [report(costs)])
        #expect(input.firstDifference(from: simulate(input, workers: 2)) == nil)
        var others = costs
        others[2] = (nil, 1, 1)
        let other = ScheduleInput(transactions(4), conflicts, timings: [report(others)])
        #expect(other.firstDifference(from: simulate(other, workers: 2)) == 2)
        var withSeries = conflicts
        withSeries.series = [1..<3]
        let third = ScheduleInput(transactions(4), withSeries, timings: [report(costs)])
        #expect(third.firstDifference(from: simulate(third, workers: 2)) == 3)
    }
}
