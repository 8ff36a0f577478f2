import Chain
import EVM
import Execution
import Primitives
import Testing

/// What a block gave, whoever executed it.
struct Result {
    let outcome: BlockOutcome
    let after: StateSnapshot
    /// Of the parallel executions, which all report alike.
    let conflicts: ConflictReport

    func balance(_ address: Address) -> UInt256? { after[address]?.balance }
    func nonce(_ address: Address) -> UInt64? { after[address]?.nonce }
    func slot(_ address: Address, _ key: UInt256) -> UInt256 { after[address]?.storage[key] ?? .zero }

    /// Whether transactions succeeded; empty for forks whose receipts do not say.
    var statuses: [Bool] {
        outcome.receipts.compactMap { if case .status(let status) = $0.outcome { status } else { nil } }
    }

    func gasUsed(_ index: Int) -> UInt64 {
        outcome.receipts[index].cumulativeGasUsed
            - (index == 0 ? 0 : outcome.receipts[index - 1].cumulativeGasUsed)
    }
}

/// The executors that must agree. One set serves many blocks, so that nothing of one may show in the next.
final class Crew {
    static let workerCounts = [1, 2, 3, 4, 8, 16]

    let sequential = SequentialExecutor(EthereumVM())
    let parallel: [ParallelExecutor]

    init(_ workerCounts: [Int] = Crew.workerCounts, disturbance: (@Sendable () -> Void)? = nil) {
        parallel = workerCounts.map { ParallelExecutor(workers: $0, disturbance: disturbance) { EthereumVM() } }
    }

    /// Executes one by one and with every worker count, and expects the same results, the same decisions and bounded work.
    func execute(_ scene: Scene, _ label: String = "") throws -> Result {
        let task = scene.task
        let expected = try sequential.execute(task)
        let digest = expected.stateDigest
        var first: ConflictReport?
        for executor in parallel {
            let outcome: BlockOutcome
            do {
                outcome = try executor.execute(task)
            } catch {
                Issue.record("\(label) \(scene.fork), \(executor.workers) workers: \(error)")
                continue
            }
            let place = "\(label) \(scene.fork), \(executor.workers) workers"
            if outcome.stateDigest != digest {
                Issue.record("\(place): \(Self.difference(expected, outcome))")
            }
            #expect(outcome.gasUsed == expected.gasUsed, "\(place)")
            #expect(outcome.logsBloom == expected.logsBloom, "\(place)")
            #expect(outcome.conflicts.transactions.allSatisfy { 1...3 ~= $0.executions }, "\(place)")
            if outcome.conflicts.digest != (first ?? outcome.conflicts).digest {
                Issue.record("\(place): other decisions than with \(parallel[0].workers) workers")
            }
            first = first ?? outcome.conflicts
        }
        return Result(
            outcome: expected, after: scene.state.applying(expected.stateChange),
            conflicts: first ?? expected.conflicts)
    }

    /// Expects that all refuse the block with the same error.
    func refusal(_ scene: Scene) -> ExecutionError? {
        let task = scene.task
        func failure(_ executor: any Executor) -> ExecutionError? {
            do {
                _ = try executor.execute(task)
                return nil
            } catch {
                return error
            }
        }
        let expected = failure(sequential)
        for executor in parallel {
            let found = failure(executor)
            #expect(found == expected, "\(executor.workers) workers")
        }
        return expected
    }

    /// The first account or receipt in which two outcomes differ.
    private static func difference(_ a: BlockOutcome, _ b: BlockOutcome) -> String {
        for (index, (one, other)) in zip(a.receipts, b.receipts).enumerated() where one != other {
            return "receipt \(index): expected \(one.outcome) \(one.cumulativeGasUsed), "
                + "found \(other.outcome) \(other.cumulativeGasUsed), \(one.logs == other.logs ? "same" : "other") logs"
        }
        let (one, other) = (a.stateChange.accounts, b.stateChange.accounts)
        for index in 0..<max(one.count, other.count) {
            let (x, y) = (index < one.count ? one[index] : nil, index < other.count ? other[index] : nil)
            if x != y { return "expected \(x.map { "\($0)" } ?? "nothing"), found \(y.map { "\($0)" } ?? "nothing")" }
        }
        return "\(a.receipts.count) and \(b.receipts.count) receipts"
    }
}

extension Scene {
    /// Executes with every worker count and expects agreement.
    func execute(_ workerCounts: [Int] = Crew.workerCounts) throws -> Result {
        try Crew(workerCounts).execute(self)
    }
}
