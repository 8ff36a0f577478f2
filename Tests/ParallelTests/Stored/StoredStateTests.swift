import EVM
import Execution
import Primitives
import StateTree
import TestSupport
import Testing
import Workloads

/// Consecutive blocks on the sharded state: every executor leaves the roots that the blocks state, which come from a state that
/// is hashed from scratch.
@Suite struct StoredStateTests {
    @Test(arguments: [Workload.Kind.mixed, .erc20, .amm, .nftMint, .chain])
    func executorsAgree(kind: Workload.Kind) throws {
        try StoredChain.expectAgreement(on: kind, isDurable: false)
    }
}

/// The same on RocksDB. Apart, since the thread sanitizer sees only half of what a library does that it did not compile.
@Suite struct StoredStateOnDiskTests {
    @Test(arguments: [Workload.Kind.mixed, .amm, .chain])
    func executorsAgree(kind: Workload.Kind) throws {
        try StoredChain.expectAgreement(on: kind, isDurable: true)
    }
}

private enum StoredChain {
    static func expectAgreement(on kind: Workload.Kind, isDurable: Bool) throws {
        let folder = try TemporaryFolder()
        var chain: [BlockFolderOnState] = []
        try WorkloadChain(Workload(kind, transactions: 120, seed: 5, conflictRate: 30), blocks: 6)
            .forEach(executedBy: SequentialExecutor(EthereumVM())) { chain.append(BlockFolderOnState($0)) }
        let executors: [any Executor] =
            [SequentialExecutor(EthereumVM())] + [1, 2, 4].map { ParallelExecutor(workers: $0) { EthereumVM() } }
        for (index, executor) in executors.enumerated() {
            var configuration = ShardedState.Configuration()
            configuration.workers = executor.workers
            // Little memory for one of them, so that reads and tries come from the store.
            if index % 2 == 1 { (configuration.cacheBytes, configuration.trieBytes) = (1 << 16, 0) }
            let first = try #require(chain.first)
            let opened: any StateStore =
                isDurable ? try RocksDBStore(path: folder.path + "/\(index)", mode: .create) : MemoryStore()
            let state = try ShardedState(
                creating: first.folder.preState, number: first.folder.block.header.number - 1,
                hash: first.folder.block.header.parentHash, isWhole: true, in: opened, configuration)
            for block in chain {
                let outcome = try executor.execute(block.task(on: state))
                let root = try state.commit(
                    outcome.stateChange, of: block.link, expecting: block.folder.block.header.stateRoot)
                #expect(root == StateRoot.root(of: block.folder.preState.applying(outcome.stateChange)))
                #expect(outcome.gasUsed == block.folder.block.header.gasUsed)
            }
            #expect(try state.verify().faults == [])
            let figures = state.cacheFigures.reduce(CacheFigures(), +)
            #expect(figures.hits + figures.misses > 0 && figures.changes > 0)
        }
    }
}
