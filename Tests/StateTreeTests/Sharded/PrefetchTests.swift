import Chain
import Primitives
import State
import StateTesting
import StateTree
import Testing

@Suite struct PrefetchTests {
    /// What is fetched ahead, in pages made at once, is what is read, and commits on it come to the right root.
    @Test(arguments: [1, 2, 4])
    func pagesMadeAhead(workers: Int) throws {
        var model = StateModel(seed: 73, accounts: 3_000)
        let store = MemoryStore()
        var configuration = ShardedStateTests.configuration(256, workers)
        configuration.cacheBytes = 32 << 20
        var state = try ShardedState(
            creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store, configuration)
        try state.commit(model.nextBlock(2_500), of: ShardedStateTests.link(1))
        configuration.trieBytes = 30_000
        for number in 2...UInt64(20) {
            state = try ShardedState(opening: store, configuration)
            let before = model.snapshot
            let change = model.nextBlock(300)
            state.prefetch(change.accounts.map(\.address))
            for account in change.accounts {
                #expect(state.account(account.address)?.balance == before[account.address]?.balance)
            }
            #expect(state.cacheFigures.reduce(0) { $0 + $1.misses } == 0)
            let expected = StateRoot.root(of: model.snapshot)
            try #require(try state.commit(change, of: ShardedStateTests.link(number)) == expected)
        }
    }

    /// Entries that are not what their pages were made of condemn the block that fetched it.
    @Test func damagedPagesAreFound() throws {
        var model = StateModel(seed: 79, accounts: 600)
        let store = MemoryStore()
        let configuration = ShardedStateTests.configuration(256, 2)
        var state = try ShardedState(
            creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store, configuration)
        try state.commit(model.nextBlock(500), of: ShardedStateTests.link(1))
        let addresses = Array(model.snapshot.accounts.keys)
        var batch = StoreBatch()
        try store.forEach(in: .account) { (key, _) throws(StateError) in
            // An account with a balance of 5.
            batch.put(key, [0x00, 0x05])
            return true
        }
        try store.commit(batch)
        state = try ShardedState(opening: store, configuration)
        state.prefetch(addresses)
        #expect(throws: StateError.self) { try state.checkReads() }
    }
}
