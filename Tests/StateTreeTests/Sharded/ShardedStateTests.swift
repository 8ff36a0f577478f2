import Chain
import Primitives
import State
import StateTesting
import StateTree
import TestSupport
import Testing

@Suite struct ShardedStateTests {
    static let sizes = [1, 4, 16, 256].flatMap { shards in [1, 2, 4].map { (shards, $0) } }

    static func configuration(_ shards: Int, _ workers: Int) -> ShardedState.Configuration {
        var configuration = ShardedState.Configuration()
        configuration.shards = shards
        configuration.workers = workers
        configuration.cacheBytes = 1 << 20
        return configuration
    }

    static func link(_ number: UInt64) -> BlockLink { BlockLink(number: number, hash: nil, parentHash: nil) }

    @Test(arguments: sizes)
    func randomBlocks(shards: Int, workers: Int) throws {
        for (seed, accounts, blockSize) in [(41, 30, 10), (43, 600, 200)] as [(UInt64, Int, Int)] {
            var model = StateModel(seed: seed, accounts: accounts)
            var configuration = Self.configuration(shards, workers)
            // Too little for all, so that tries are read from the store again.
            configuration.trieBytes = 60_000
            let store = MemoryStore()
            var state = try ShardedState(
                creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store, configuration)
            for number in 1...UInt64(30) {
                let change = model.nextBlock(blockSize)
                let expected = StateRoot.root(of: model.snapshot)
                try #require(try state.commit(change, of: Self.link(number), expecting: expected) == expected)
                if number % 5 == 0 {
                    state = try ShardedState(opening: store, configuration)
                    try #require(state.head.number == number && state.head.root == expected)
                }
                if number % 4 == 0 { state.rebalance() }
                // Which branches have records follows from the state alone.
                if number % 6 == 0 { try #require(try state.verify().faults == []) }
                if number % 10 == 0 { try Self.expectReads(of: state, toBeThoseOf: model.snapshot) }
            }
        }
    }

    /// One contract with thousands of changed slots is split over the shards.
    @Test(arguments: [1, 2, 4])
    func largeContract(workers: Int) throws {
        var random = SplitMix64(state: 47)
        var snapshot = StateSnapshot()
        let address = Address(high: 1, middle: 2, low: 3)
        snapshot[address] = AccountSnapshot(balance: 1, nonce: 1, code: [1])
        let state = try ShardedState(
            creating: snapshot, number: 0, hash: nil, isWhole: true, in: MemoryStore(), Self.configuration(256, workers)
        )
        for number in 1...UInt64(4) {
            var slots: [UInt256: UInt256] = [:]
            for _ in 0..<3_000 {
                slots[UInt256(random.next() % 4_000)] = number == 4 ? .zero : UInt256(random.next() >> 1 | 1)
            }
            for (key, value) in slots { snapshot[address]?.storage[key] = value.isZero ? nil : value }
            let change = StateChange(accounts: [
                .init(
                    address: address,
                    after: .init(balance: 1, nonce: 1, codeHash: Keccak256.hash([1]), newCode: nil),
                    clearsStorage: false,
                    slots: slots.map { .init(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key })
            ])
            #expect(try state.commit(change, of: Self.link(number)) == StateRoot.root(of: snapshot))
        }
        try Self.expectReads(of: state, toBeThoseOf: snapshot)
    }

    @Test func blocksThatDoNotFollowAreRefused() throws {
        let hash = Hash256(77)
        let state = try ShardedState(
            creating: StateSnapshot(), number: 5, hash: hash, isWhole: true, in: MemoryStore())
        let empty = StateChange()
        for number: UInt64 in [0, 4, 5, 7, .max] {
            #expect(
                throws: StateError.doesNotFollow(
                    block: number, expected: "the block after 5", found: "block \(number)")
            ) { try state.commit(empty, of: BlockLink(number: number, hash: nil, parentHash: hash)) }
        }
        #expect(
            throws: StateError.doesNotFollow(
                block: 6, expected: "the parent \(hash)", found: "\(Hash256(78))")
        ) { try state.commit(empty, of: BlockLink(number: 6, hash: nil, parentHash: Hash256(78))) }
        #expect(
            throws: StateError.wrongRoot(
                block: 6, expected: Hash256(1), found: MerklePatriciaTrie.emptyRoot)
        ) {
            try state.commit(empty, of: BlockLink(number: 6, hash: nil, parentHash: hash), expecting: Hash256(1))
        }
        #expect(state.head.number == 5)
        let stale = try state.prepare(empty, of: BlockLink(number: 6, hash: Hash256(79), parentHash: hash))
        try state.commit(stale)
        #expect(state.head.number == 6 && state.head.hash == Hash256(79))
        #expect(throws: StateError.self) { try state.commit(stale) }
    }

    @Test func rollbackRestoresEveryState() throws {
        var model = StateModel(seed: 53, accounts: 40)
        var configuration = Self.configuration(16, 2)
        configuration.reverseDiffs = 12
        let store = MemoryStore()
        let state = try ShardedState(
            creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store, configuration)
        var snapshots = [model.snapshot]
        for number in 1...UInt64(20) {
            try state.commit(model.nextBlock(15), of: Self.link(number))
            snapshots.append(model.snapshot)
        }
        #expect(throws: StateError.self) { try state.rollBack(to: 7) }
        #expect(throws: StateError.self) { try state.rollBack(to: 21) }
        #expect(state.head.number == 20)
        for number in [19, 15, 8] as [UInt64] {
            let snapshot = snapshots[Int(number)]
            #expect(try state.rollBack(to: number).root == StateRoot.root(of: snapshot))
            try Self.expectReads(of: state, toBeThoseOf: snapshot)
            #expect(try ShardedState(opening: store, configuration).head == state.head)
        }
    }

    static func expectReads(of state: ShardedState, toBeThoseOf snapshot: StateSnapshot) throws {
        for (address, account) in snapshot.accounts {
            let read = try #require(state.account(address))
            #expect(read.balance == account.balance && read.nonce == account.nonce)
            #expect(read.codeHash == account.codeHash && read.hasStorage == !account.storage.isEmpty)
            if !account.code.isEmpty { #expect(state.code(account.codeHash)?.bytes == account.code) }
            for slot in 0..<UInt64(45) {
                let key = UInt256(slot)
                #expect(state.storage(address, key) == account.storage[key] ?? .zero)
            }
        }
        #expect(state.account(Address(high: 9, middle: 9, low: 9)) == nil)
        try state.checkReads()
    }
}
