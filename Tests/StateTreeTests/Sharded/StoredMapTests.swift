import Chain
import Primitives
import State
import StateTesting
import StateTree
import Synchronization
import TestSupport
import Testing

/// What a store says of itself besides the state.
@Suite struct StoredMapTests {
    @Test func assignmentsSurviveReopening() throws {
        var model = StateModel(seed: 71, accounts: 200)
        let store = MemoryStore()
        let configuration = ShardedStateTests.configuration(256, 3)
        let state = try ShardedState(
            creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store, configuration)
        try state.commit(model.nextBlock(150), of: ShardedStateTests.link(1))
        #expect(try ShardedState(opening: store, configuration).shardMap == ShardMap(workers: 3))
        state.rebalance()
        let map = state.shardMap
        #expect(map.version == 1 && map.assignment != ShardMap(workers: 3).assignment)
        // Stored by the next commit, not before.
        #expect(try ShardedState(opening: store, configuration).shardMap.version == 0)
        try state.commit(model.nextBlock(50), of: ShardedStateTests.link(2))
        #expect(try ShardedState(opening: store, configuration).shardMap == map)
        // Other workers: the assignment cannot be the same, the version goes on.
        let other = try ShardedState(opening: store, ShardedStateTests.configuration(256, 2))
        #expect(other.shardMap.version == 2 && other.shardMap.assignment == ShardMap(workers: 2).assignment)
        try other.commit(model.nextBlock(50), of: ShardedStateTests.link(3))
        #expect(try ShardedState(opening: store, ShardedStateTests.configuration(256, 2)).shardMap == other.shardMap)
        try other.rollBack(to: 1)
        #expect(try other.verify().faults == [])
    }

    @Test func damagedMapsAreRefused() throws {
        let store = FaultyStore()
        var model = StateModel(seed: 73, accounts: 20)
        let state = try ShardedState(creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store)
        state.rebalance()
        try state.commit(model.nextBlock(10), of: ShardedStateTests.link(1))
        for bytes: [UInt8] in [[], [0xc0], [0xc3, 1, 0, 0xc0], Array(repeating: 0xff, count: 300)] {
            store.damage { key, value in key.table == .shardMap ? bytes : value }
            #expect(throws: StateError.self) { try ShardedState(opening: store) }
        }
    }

    @Test func otherFormatsAreRefused() throws {
        let store = FaultyStore()
        _ = try ShardedState(creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store)
        store.damage { key, value in
            guard key.table == .manifest else { return value }
            // The version is the first item of a list with a header of two bytes.
            var content = Array(value.dropLast(8))
            content[2] = 1
            return content + Keccak256.hash(content).bytes.prefix(8)
        }
        do {
            _ = try ShardedState(opening: store)
            Issue.record("an older format was opened")
        } catch {
            #expect("\(error)".contains("expected format version 2, found 1"))
        }
    }

    /// The top of a contract's trie that blocks change in many places comes into memory by opening.
    @Test func largeTriesAreLoaded() throws {
        let store = MemoryStore()
        let address = Address(high: 1, middle: 2, low: 3)
        var configuration = ShardedStateTests.configuration(256, 2)
        let state = try ShardedState(
            creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store, configuration)
        func change(_ slots: Range<UInt64>) -> StateChange {
            StateChange(accounts: [
                .init(
                    address: address,
                    after: .init(balance: 1, nonce: 1, codeHash: Keccak256.ofEmpty, newCode: nil),
                    clearsStorage: false, slots: slots.map { .init(key: UInt256($0), value: UInt256($0 + 1)) })
            ])
        }
        try state.commit(change(0..<100), of: ShardedStateTests.link(1))
        #expect(try ShardedState(opening: store, configuration).residentBranches == 0)
        try state.commit(change(0..<4_000), of: ShardedStateTests.link(2))
        let opened = try ShardedState(opening: store, configuration)
        #expect(opened.residentBranches > 100)
        for slot in stride(from: UInt64(0), to: 4_000, by: 37) {
            #expect(opened.storage(address, UInt256(slot)) == UInt256(slot + 1))
        }
        try opened.commit(change(3_500..<4_500), of: ShardedStateTests.link(3))
        #expect(try opened.verify().faults == [])
        // Little memory: fewer branches, the same root.
        configuration.trieBytes = 20_000
        #expect(try ShardedState(opening: store, configuration).residentBytes <= 20_000)
    }
}
