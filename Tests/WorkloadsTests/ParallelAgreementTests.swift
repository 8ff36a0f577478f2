import Chain
import EVM
import Execution
import Foundation
import Primitives
import Synchronization
import Testing
import Workloads

/// Blocks give the same outcome in parallel as one by one, and the same decisions for every worker count and every timing.
@Suite struct ParallelAgreementTests {
    private static let workerCounts = [1, 2, 3, 4, 8, 16]

    @Test(arguments: Workload.Kind.allCases) func outcomesAndDecisionsAgree(_ kind: Workload.Kind) throws {
        for count in [0, 1, 7, 200, 1_500] {
            let folder = Workload(kind, transactions: count, seed: 9, conflictRate: 50, pools: 2).makeBlock()
            try expectAgreement(folder, workerCounts: Self.workerCounts)
        }
    }

    /// Large enough for every table of a worker to grow while others read it.
    @Test func largeBlocksAgree() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            try expectAgreement(Workload(.mixed, transactions: 8_000, seed: seed).makeBlock(), workerCounts: [2, 4])
        }
    }

    /// Random delays and yields at every point where the order of steps is left to chance.
    @Test(arguments: [Workload.Kind.mixed, .amm, .chain, .erc20, .sameSender, .halfChained])
    func timingChangesNothing(_ kind: Workload.Kind) throws {
        let folder = Workload(kind, transactions: 250, seed: 4, conflictRate: 30, pools: 3).makeBlock()
        let task = BlockTask(folder)
        let expected = try folder.execute().stateDigest
        var decisions: Hash256?
        let noise = Mutex(SplitMix64(seed: 77))
        let disturb: @Sendable () -> Void = {
            switch noise.withLock({ $0.next() % 8 }) {
            case 0: usleep(UInt32(noise.withLock { $0.next() % 200 }))
            case 1, 2: sched_yield()
            default: break
            }
        }
        for workers in [2, 3, 5] {
            let executor = ParallelExecutor(workers: workers, disturbance: disturb) { EthereumVM() }
            for _ in 0..<25 {
                let outcome = try executor.execute(task)
                #expect(outcome.stateDigest == expected)
                #expect(outcome.conflicts.transactions.allSatisfy { $0.executions <= 2 })
                #expect(outcome.conflicts.digest == decisions ?? outcome.conflicts.digest)
                decisions = outcome.conflicts.digest
            }
        }
    }

    /// One executor takes blocks of all kinds, invalid ones between them, and nothing of one shows in the next.
    @Test func blocksLeaveNothingBehind() throws {
        let executor = ParallelExecutor(workers: 3) { EthereumVM() }
        for round in 0..<3 as Range<UInt64> {
            for kind in Workload.Kind.allCases {
                let folder = Workload(kind, transactions: 120, seed: round, conflictRate: 40, pools: 2).makeBlock()
                #expect(try executor.execute(BlockTask(folder)).stateDigest == folder.execute().stateDigest)
                var broken = folder
                broken.block.transactions[77].nonce += 5
                #expect(throws: ExecutionError.self) { try executor.execute(BlockTask(broken)) }
            }
        }
    }

    /// The error names the transaction that one-by-one execution would name.
    @Test func invalidBlocksAreRefusedAlike() throws {
        let folder = Workload(.sameSender, transactions: 300, seed: 3).makeBlock()
        for index in [0, 1, 63, 64, 200, 299] {
            var broken = folder
            broken.block.transactions[index].nonce += 1
            let expected = Self.failure { try broken.execute() }
            for workers in [1, 2, 8] {
                let executor = ParallelExecutor(workers: workers) { EthereumVM() }
                #expect(Self.failure { try executor.execute(BlockTask(broken)) } == expected)
            }
            #expect(expected?.contains("transaction \(index)") == true)
        }
    }

    @Test func mainnetBlocksAgree() throws {
        guard let data = ProcessInfo.processInfo.environment["ALTIUS_TEST_DATA"] else {
            print("skipped: no test data")
            return
        }
        for source in try BlockFolder.discover([data + "/mainnet"]) {
            try expectAgreement(source.load(), workerCounts: [1, 2, 4, 16])
        }
    }

    private func expectAgreement(_ folder: BlockFolder, workerCounts: [Int]) throws {
        let expected = try folder.execute().stateDigest
        var decisions: Set<Hash256> = []
        for workers in workerCounts {
            let outcome = try ParallelExecutor(workers: workers) { EthereumVM() }.execute(BlockTask(folder))
            #expect(outcome.stateDigest == expected, "\(folder.name), \(workers) workers")
            decisions.insert(outcome.conflicts.digest)
        }
        #expect(decisions.count == 1, "\(folder.name)")
    }

    private static func failure(_ body: () throws -> BlockOutcome) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return "\(error)"
        }
    }
}
