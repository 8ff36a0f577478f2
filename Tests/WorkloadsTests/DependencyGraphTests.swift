import EVM
import Execution
import Testing
import Workloads

/// The dependency graphs that the engine finds are those that the kinds promise. Fees are no dependencies.
@Suite struct DependencyGraphTests {
    /// For each transaction the last earlier one that it read from, `nil` if there is none.
    private func predecessors(_ workload: Workload) throws -> [Int?] {
        let outcome = try ParallelExecutor(workers: 2) { EthereumVM() }.execute(BlockTask(workload.makeBlock()))
        var predecessors = [Int?](repeating: nil, count: workload.transactions)
        for dependency in outcome.conflicts.dependencies {
            guard let writer = dependency.writer else { continue }
            predecessors[dependency.reader] = max(predecessors[dependency.reader] ?? writer, writer)
        }
        return predecessors
    }

    @Test(arguments: DependencyTests.independent) func independentBlocksHaveNoEdge(_ workload: Workload) throws {
        #expect(try predecessors(workload).allSatisfy { $0 == nil })
    }

    @Test(arguments: DependencyTests.chained) func chainsArePaths(_ workload: Workload, _ distance: Int) throws {
        let expected = (0..<workload.transactions).map { $0 < distance ? nil : $0 - distance }
        #expect(try predecessors(workload) == expected)
    }

    @Test func halfOfHalfChainedHasNoEdge() throws {
        let expected = (0..<40).map { $0 % 2 == 0 || $0 == 1 ? nil : $0 - 2 }
        #expect(try predecessors(Workload(.halfChained, transactions: 40)) == expected)
    }

    @Test func edgesGrowWithTheConflictRate() throws {
        let counts = try [0, 20, 50, 100].map { rate in
            try predecessors(Workload(.erc20, transactions: 200, conflictRate: rate, hotAccounts: 4)).filter {
                $0 != nil
            }
            .count
        }
        // The first transfer to each hot account depends on nothing.
        #expect(counts == [0, 36, 96, 196])
    }
}
