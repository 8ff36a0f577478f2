import Chain
import Primitives
import State
import StateTesting
import StateTree
import TestSupport
import Testing

/// What a state does when its store fails it: it says so, and stays at the block it had.
@Suite struct FaultTests {
    /// A state with some blocks, and nothing of its tries in memory.
    private func makeState(_ store: FaultyStore) throws -> (ShardedState, StateModel) {
        var model = StateModel(seed: 61, accounts: 60)
        var configuration = ShardedStateTests.configuration(256, 2)
        configuration.trieBytes = 0
        configuration.cacheBytes = 0
        let state = try ShardedState(
            creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store, configuration)
        for number in 1...UInt64(8) { try state.commit(model.nextBlock(30), of: ShardedStateTests.link(number)) }
        return (state, model)
    }

    @Test func aRefusedCommitChangesNothing() throws {
        let store = FaultyStore()
        let (made, model) = try makeState(store)
        var (state, next) = (made, model)
        let before = state.head
        let change = next.nextBlock(30)
        store.faults.withLock { $0.refusesCommits = true }
        #expect(throws: FaultyStore.refusal) { try state.commit(change, of: ShardedStateTests.link(9)) }
        #expect(throws: FaultyStore.refusal) { try state.rollBack(to: 3) }
        #expect(state.head == before)
        try ShardedStateTests.expectReads(of: state, toBeThoseOf: model.snapshot)
        store.faults.withLock { $0.refusesCommits = false }
        state = try ShardedState(opening: store)
        #expect(try state.commit(change, of: ShardedStateTests.link(9)) == StateRoot.root(of: next.snapshot))
    }

    /// Each kind of value changed or gone: whoever needs it reports it, and `verify` finds it.
    @Test(arguments: StoreKey.Table.allCases.filter { $0 != .node }, [true, false])
    func damageIsFound(table: StoreKey.Table, isGone: Bool) throws {
        let store = FaultyStore()
        let (state, _) = try makeState(store)
        #expect(try state.verify().faults == [])
        store.damage { key, value in
            guard key.table == table else { return value }
            if isGone { return nil }
            return Array(value.dropLast()) + [(value.last ?? 0) ^ 1]
        }
        switch table {
        case .manifest:
            #expect(throws: StateError.self) { try ShardedState(opening: store) }
            #expect(throws: StateError.self) { try state.verify() }
        case .root: #expect(throws: StateError.self) { try ShardedState(opening: store) }
        case .reverseDiff: #expect(throws: StateError.self) { try state.rollBack(to: 7) }
        case .account, .slot, .branch, .storageBranch, .code, .node, .shardMap, .largeTries: break
        }
        if ![.manifest, .reverseDiff, .shardMap, .largeTries].contains(table) { #expect(try !state.verify().passed) }
    }

    @Test func damagedReadsCondemnTheBlock() throws {
        let store = FaultyStore()
        let (_, model) = try makeState(store)
        // Opened anew, so that nothing is in the cache.
        let state = try ShardedState(opening: store)
        let address = try #require(model.snapshot.accounts.keys.min())
        store.damage { key, value in key.table == .account ? [0xff, 2, 3] : value }
        #expect(state.account(address) == nil)
        #expect(throws: StateError.self) {
            try state.commit(StateChange(), of: ShardedStateTests.link(9))
        }
        store.damage(nil)
        #expect(state.account(address) != nil)
        try state.commit(StateChange(), of: ShardedStateTests.link(9))
    }

    /// A branch that is not what its parent holds of it stops the commit that reads it, and the opening that does.
    @Test func damagedBranchesAreFound() throws {
        let store = FaultyStore()
        let (_, model) = try makeState(store)
        var configuration = ShardedState.Configuration()
        configuration.trieBytes = 0
        let state = try ShardedState(opening: store, configuration)
        var next = model
        store.damage { key, value in
            guard key.table == .branch else { return value }
            var value = value
            value[value.count - 1] ^= 0x40
            return value
        }
        let change = next.nextBlock(30)
        #expect(throws: StateError.self) { try state.commit(change, of: ShardedStateTests.link(9)) }
        #expect(state.head.number == 8)
        #expect(throws: StateError.self) { try ShardedState(opening: store) }
    }
}
