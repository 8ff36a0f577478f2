import Execution
import Testing

@Suite struct SimulationParameterTests {
    @Test func contentionIsAmongWorkers() {
        let input = input(.init(repeating: work(ahead: 100, commit: 10), count: 4), gasLimit: claimGas)
        let parameters = SimulationParameters(contentionAhead: 2, contentionAtFrontier: 1.5)
        #expect(simulate(input, workers: 1, parameters).nanoseconds == 440)
        // Both run until 200; one commits until 230, runs until 430 and commits until 445, the other is done before.
        #expect(simulate(input, workers: 2, parameters).nanoseconds == 445)
    }

    @Test func claimingIsPerTransaction() {
        let input = input(.init(repeating: work(ahead: 100, commit: 10), count: 5), gasLimit: 21_000)
        #expect(simulate(input, workers: 1, SimulationParameters(claiming: 3)).nanoseconds == 565)
    }

    @Test func smallBlocksWakeNobody() {
        let input = input(.init(repeating: work(ahead: 100, commit: 10), count: 3), gasLimit: claimGas)
        #expect(simulate(input, workers: 8).nanoseconds == 330)
    }

    @Test func emptyBlocksTakeNoTime() {
        for design in RepairDesign.allCases { #expect(simulate(input([]), design, workers: 4).nanoseconds == 0) }
    }

    /// Any mixture ends, every transaction's work is done once, and the same input gives the same schedule.
    @Test(arguments: RepairDesign.allCases) func nothingIsLostAndNothingIsLeftToChance(design: RepairDesign) {
        var state: UInt64 = 7
        func random(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        let works = (0..<700).map { index in
            let isConflicting = index > 0 && random(3) == 0
            return TransactionWork(
                ahead: 1 + random(50), atFrontier: 1 + random(50), commit: random(9), isConflicting: isConflicting,
                isDependent: isConflicting, writers: isConflicting ? [Int(random(UInt64(index)))] : [])
        }
        let input = input(works, gasLimit: 90_000)
        let total = works.reduce(0) { $0 + ($1.ahead ?? 0) + $1.commit + ($1.isConflicting ? $1.atFrontier ?? 0 : 0) }
        for workers in [1, 2, 3, 8, 33] {
            let schedule = simulate(input, design, workers: workers)
            #expect(schedule.busy == total)
            #expect(schedule.nanoseconds * UInt64(workers) >= total)
            #expect(schedule == simulate(input, design, workers: workers))
            #expect(schedule.ranAhead == Array(repeating: true, count: 700))
        }
    }
}
