import Chain
import Execution

/// The gas limit that fills a claim.
let claimGas: UInt64 = 400_000

func transactions(_ count: Int, gasLimit: UInt64 = 21_000, data: [UInt8] = []) -> [Transaction] {
    (0..<count).map { _ in transfer(from: 1, to: 2, input: data, gasLimit: gasLimit) }
}

func input(_ work: [TransactionWork], gasLimit: UInt64 = 21_000, data: [UInt8] = []) -> ScheduleInput {
    ScheduleInput(transactions(work.count, gasLimit: gasLimit, data: data), work)
}

/// A transaction that depends on nothing.
func work(ahead: UInt64, commit: UInt64) -> TransactionWork { TransactionWork(ahead: ahead, commit: commit) }

/// A transaction whose execution ahead is in vain.
func conflict(with writers: [Int], ahead: UInt64, again: UInt64, commit: UInt64) -> TransactionWork {
    TransactionWork(
        ahead: ahead, atFrontier: again, commit: commit, isConflicting: true, isDependent: true, writers: writers)
}

func simulate(
    _ input: ScheduleInput, _ design: RepairDesign = .frontier, workers: Int,
    _ parameters: SimulationParameters = SimulationParameters()
) -> SimulatedSchedule {
    ScheduleSimulation.run(input, design: design, workers: workers, parameters: parameters)
}
