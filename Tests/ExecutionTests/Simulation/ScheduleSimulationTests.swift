import Execution
import Testing

/// Schedules that one can work out by hand. Where claims are to be of one transaction, the gas limit is as large as a claim.
@Suite struct ScheduleSimulationTests {
    @Test func oneWorkerDoesOneThingAfterAnother() {
        let input = input([work(ahead: 100, commit: 10), work(ahead: 30, commit: 7), work(ahead: 1, commit: 2)])
        for design in RepairDesign.allCases {
            let schedule = simulate(input, design, workers: 1)
            #expect(schedule.nanoseconds == 150 && schedule.busy == 150)
        }
    }

    /// 0 and 1 run until 100. Then one worker commits both until 120, runs 3 until 220 and commits it; the other runs 2 until
    /// 200 and commits it.
    @Test func commitsOverlapWithExecutions() {
        let input = input(.init(repeating: work(ahead: 100, commit: 10), count: 4), gasLimit: claimGas)
        let schedule = simulate(input, workers: 2)
        #expect(schedule.nanoseconds == 230)
        #expect(schedule.busy == 440)
        #expect(schedule.ranAhead == [true, true, true, true])
    }

    /// Both claim 16, run them until 160, and one commits all 32.
    @Test func smallTransactionsAreClaimedTogether() {
        let input = input(.init(repeating: work(ahead: 10, commit: 1), count: 32), gasLimit: 21_000)
        #expect(simulate(input, workers: 2).nanoseconds == 192)
        #expect(simulate(input, workers: 64).nanoseconds == 192)
        #expect(simulate(input, workers: 1).nanoseconds == 352)
    }

    /// Two fill a claim.
    @Test func gasLimitsCutClaims() {
        let input = input(.init(repeating: work(ahead: 100, commit: 10), count: 4), gasLimit: claimGas / 2)
        #expect(simulate(input, workers: 2).nanoseconds == 240)
    }

    /// The frontier's owner repairs 1 from 110 to 170, while the other runs 2 until 200; 3 runs from 170 on.
    @Test func conflictsAreRepairedAtTheFrontier() {
        var works = [TransactionWork](repeating: work(ahead: 100, commit: 10), count: 4)
        works[1] = conflict(with: [0], ahead: 100, again: 50, commit: 10)
        #expect(simulate(input(works, gasLimit: claimGas), workers: 2).nanoseconds == 280)
        // Whoever ran 1 repairs it at once, from 100 to 150.
        #expect(simulate(input(works, gasLimit: claimGas), .dependencies, workers: 2).nanoseconds == 270)
    }

    /// 2 and 3 take 500 each to repair and do not depend on each other.
    @Test func repairsThatDoNotDependOnEachOtherOverlap() {
        let works = [
            work(ahead: 100, commit: 10), work(ahead: 100, commit: 10),
            conflict(with: [0], ahead: 100, again: 500, commit: 10),
            conflict(with: [1], ahead: 100, again: 500, commit: 10),
        ]
        #expect(simulate(input(works, gasLimit: claimGas), workers: 2).nanoseconds == 1220)
        #expect(simulate(input(works, gasLimit: claimGas), .dependencies, workers: 2).nanoseconds == 730)
    }

    /// 2 depends on 1, which is repaired until 150; it runs ahead from 110 to 210 in vain, and is repaired until 260.
    @Test func repairsWaitForTheirWriters() {
        let works = [
            work(ahead: 100, commit: 10), conflict(with: [0], ahead: 100, again: 50, commit: 10),
            conflict(with: [1], ahead: 100, again: 50, commit: 10), work(ahead: 100, commit: 10),
        ]
        #expect(simulate(input(works, gasLimit: claimGas), .dependencies, workers: 2).nanoseconds == 280)
    }

    /// 0 takes 1000, and 1 to 3, which run in vain until then, need it. Who sleeps meanwhile is woken at 1000.
    @Test func sleepersAreWokenForRepairs() {
        var works = [work(ahead: 1000, commit: 10)]
        for _ in 1...3 { works.append(conflict(with: [0], ahead: 100, again: 500, commit: 10)) }
        let input = input(works, gasLimit: claimGas)
        let parameters = SimulationParameters(waking: 30)
        // One commits 0, repairs 1 from 1010 on, commits it and repairs 3 from 1520 on; the other repairs 2 from 1030 on.
        #expect(simulate(input, .dependencies, workers: 2, parameters).nanoseconds == 2030)
        #expect(simulate(input, .dependencies, workers: 4, parameters).nanoseconds == 1550)
    }

    /// All call one function, each depends on the one before: some are run ahead until the policy has found out.
    @Test(arguments: [1, 2, 16]) func chainsAreNotRunAhead(workers: Int) {
        let works = (0..<200).map { conflict(with: $0 == 0 ? [] : [$0 - 1], ahead: 10, again: 10, commit: 1) }
        let schedule = simulate(input(works, data: [1, 2, 3, 4]), workers: workers)
        let probes = schedule.ranAhead.count { $0 }
        #expect((2..<32).contains(probes) && schedule.ranAhead == (0..<200).map { $0 < probes })
        // The first claim has the probes. Everything else runs at the frontier or while that is busy.
        #expect(schedule.nanoseconds == UInt64(probes * 10 + 200 * 11))
    }

    /// A chain of 600 and one that takes 5000 and is run before others. Four of the chain run ahead, until 40. After 32 commits
    /// the policy gives up: the window, which ends at 288 then, is committed in one go, and the next one to 544. Only then is
    /// the long one in the window.
    @Test func seriesHoldTheWindowBack() {
        let chain = (0..<600).map { conflict(with: $0 == 0 ? [] : [$0 - 1], ahead: 10, again: 10, commit: 1) }
        let input = ScheduleInput(
            transactions(600, data: [1, 2, 3, 4]) + transactions(1, gasLimit: 1_000_000),
            chain + [work(ahead: 5000, commit: 1)])
        let schedule = simulate(input, workers: 2)
        #expect(schedule.series == [32..<288, 288..<544, 544..<600])
        #expect(schedule.nanoseconds == 40 + 544 * 11 + 5000 + 1)
    }

    /// 3 takes 1000, and says so by its gas limit: the others are committed until 330 meanwhile.
    @Test func whatIsLikelyToTakeLongRunsFirst() {
        let works = (0..<4).map { work(ahead: $0 == 3 ? 1000 : 100, commit: 10) }
        var transactions = transactions(4, gasLimit: claimGas)
        #expect(simulate(ScheduleInput(transactions, works), workers: 2).nanoseconds == 1130)
        transactions[3].gasLimit = 1_000_000
        #expect(simulate(ScheduleInput(transactions, works), workers: 2).nanoseconds == 1010)
    }

    /// 0 takes 3000. The other worker has run the rest of the window of 256 at 2550; more comes when 16 are committed, at 3016.
    @Test func sleepersAreWokenWhenTheWindowMoves() {
        let works = (0..<272).map { work(ahead: $0 == 0 ? 3000 : 10, commit: 1) }
        let input = input(works, gasLimit: claimGas)
        #expect(simulate(input, workers: 2).nanoseconds == 3272)
        // It comes too late for the last 16, which the first worker finds not run yet at 3256.
        #expect(simulate(input, workers: 2, SimulationParameters(waking: 1000)).nanoseconds == 3256 + 16 * 11)
        // Whoever still looks for work need not be woken.
        #expect(simulate(input, workers: 2, SimulationParameters(looking: 466, waking: 1000)).nanoseconds == 3272)
        #expect(simulate(input, workers: 2, SimulationParameters(looking: 465, waking: 1000)).nanoseconds == 3432)
    }
}
