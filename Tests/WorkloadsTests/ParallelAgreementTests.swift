import EVM
import Execution
import Testing
import Workloads

/// Every kind of block gives the same outcome in parallel as one by one, and the same decisions for every worker count.
@Suite struct ParallelAgreementTests {
    @Test(arguments: Workload.Kind.allCases) func outcomesAndDecisionsAgree(_ kind: Workload.Kind) throws {
        for count in [1, 7, 200] {
            let folder = Workload(kind, transactions: count, seed: 9, conflictRate: 50, pools: 2).makeBlock()
            let expected = try folder.execute().stateDigest
            var decisions: Set<[UInt8]> = []
            for workers in [1, 2, 5] {
                let executor = ParallelExecutor(workers: workers) { EthereumVM() }
                let outcome = try executor.execute(BlockTask(folder))
                #expect(outcome.stateDigest == expected, "\(count) transactions, \(workers) workers")
                decisions.insert(outcome.conflicts.digest.bytes)
            }
            #expect(decisions.count == 1, "\(count) transactions")
        }
    }
}
