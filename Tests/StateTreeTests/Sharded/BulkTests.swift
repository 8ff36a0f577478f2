import Chain
import Primitives
import State
import StateTree
import TestSupport
import Testing

/// States put in whole, at the borders of what a page holds and beyond.
@Suite struct BulkTests {
    private static func address(_ index: Int) -> Address {
        Address(high: 5, middle: UInt64(index) &* 0x9e37_79b9_7f4a_7c15, low: UInt64(index))
    }

    /// Of every shape that a stored account can have, but for its storage.
    private static func account(_ index: Int) -> AccountState {
        let nonces: [UInt64] = [0, 1, 0x7f, 0x80, 0xff, 0x100, .max]
        let balances: [UInt256] = [.zero, 1, 0x7f, 0x80, 0x100, UInt256(UInt64.max), .max]
        return AccountState(
            balance: balances[index / 7 % 7], nonce: nonces[index % 7],
            codeHash: index % 3 == 0 ? Keccak256.hash([UInt8(index % 251)]) : Keccak256.ofEmpty, hasStorage: false)
    }

    private static func slot(_ index: Int) -> UInt256 { UInt256(UInt64(index) &* 0xff51_afd7_ed55_8ccd | 1) }

    private static func snapshot(accounts: Int, slots: Int) -> StateSnapshot {
        var snapshot = StateSnapshot()
        for index in 0..<accounts {
            let state = account(index)
            var account = AccountSnapshot(balance: state.balance, nonce: state.nonce)
            account.codeHash = state.codeHash
            snapshot[address(index)] = account
        }
        for index in 0..<slots { snapshot[address(0)]?.storage[UInt256(UInt64(index))] = slot(index) }
        return snapshot
    }

    private func load(
        accounts: Int, slots: Int, workers: Int, into store: any StateStore
    ) throws -> ShardedState {
        let map = ShardMap(workers: workers)
        let keys = BulkEntries(count: accounts, map: map) { Keccak256.hash(Self.address($0)) }
        let slotKeys = slots == 0 ? nil : BulkEntries(count: slots, map: map) { Keccak256.hash(UInt256(UInt64($0))) }
        #expect(keys.count == accounts)
        return try ShardedState(
            loading: keys, account: Self.account, slots: slotKeys, slot: Self.slot, number: 0, in: store,
            ShardedStateTests.configuration(256, workers))
    }

    @Test(arguments: [(1, 0), (2, 1), (11, 12), (12, 13), (13, 14), (300, 700), (20_000, 5_000)], [1, 2])
    func rootsAndLaterChanges(sizes: (accounts: Int, slots: Int), workers: Int) throws {
        let store = MemoryStore()
        let loaded = try load(accounts: sizes.accounts, slots: sizes.slots, workers: workers, into: store)
        var snapshot = Self.snapshot(accounts: sizes.accounts, slots: sizes.slots)
        #expect(loaded.head.root == StateRoot.root(of: snapshot))
        let state = try ShardedState(opening: store, ShardedStateTests.configuration(16, workers))
        #expect(state.head.root == loaded.head.root)
        for index in 0..<min(sizes.accounts, 50) {
            let (read, expected) = (state.account(Self.address(index)), Self.account(index))
            #expect(read?.balance == expected.balance && read?.nonce == expected.nonce)
            #expect(read?.codeHash == expected.codeHash)
        }
        // Half of the accounts go, down to a few, then to none but the one with storage; then that one.
        var number: UInt64 = 0
        for left in [sizes.accounts / 2, 2, 1, 0] {
            let gone = snapshot.accounts.keys.filter { $0 != Self.address(0) || left == 0 }.sorted()
                .prefix(max(snapshot.accounts.count - left, 0))
            let changes = gone.map { address in
                StateChange.AccountChange(
                    address: address, after: nil, clearsStorage: !(snapshot[address]?.storage.isEmpty ?? true),
                    slots: [])
            }
            for address in gone { snapshot[address] = nil }
            number += 1
            let root = try state.commit(StateChange(accounts: changes), of: ShardedStateTests.link(number))
            #expect(root == StateRoot.root(of: snapshot))
            let codes = try state.verify().faults.filter { !$0.hasPrefix("code ") }
            #expect(codes == [])
        }
        #expect(state.head.root == MerklePatriciaTrie.emptyRoot)
    }

    @Test(arguments: [(20, 0), (3, 30), (70_000, 66_000)])
    func bothStatesAgreeInFiles(accounts: Int, slots: Int) throws {
        let folder = try TemporaryFolder()
        let state = try load(
            accounts: accounts, slots: slots, workers: 2,
            into: RocksDBStore(path: folder.path + "/sharded", mode: .create))
        let map = ShardMap(workers: 2)
        let root = try TraditionalState.load(
            BulkEntries(count: accounts, map: map) { Keccak256.hash(Self.address($0)) }, account: Self.account,
            slots: slots == 0 ? nil : BulkEntries(count: slots, map: map) { Keccak256.hash(UInt256(UInt64($0))) },
            slot: Self.slot, into: RocksDBStore(path: folder.path + "/traditional", mode: .create), workers: 2)
        #expect(root == state.head.root)
        let traditional = TraditionalState(
            in: try RocksDBStore(path: folder.path + "/traditional", mode: .readWrite), root: root, cacheBytes: 1 << 20)
        for index in stride(from: 0, to: accounts, by: 97) {
            #expect(
                try traditional.account(Self.address(index))?.balance == state.account(Self.address(index))?.balance)
        }
        for index in stride(from: 0, to: slots, by: 97) {
            let key = UInt256(UInt64(index))
            #expect(try traditional.storage(Self.address(0), key) == Self.slot(index))
            #expect(state.storage(Self.address(0), key) == Self.slot(index))
        }
    }

    @Test func onlyIntoAnEmptyStore() throws {
        let store = MemoryStore()
        _ = try load(accounts: 10, slots: 0, workers: 1, into: store)
        #expect(throws: StateError.self) { _ = try load(accounts: 10, slots: 0, workers: 1, into: store) }
        // What a load leaves that did not come to its manifest.
        let faulty = FaultyStore()
        _ = try load(accounts: 10, slots: 0, workers: 1, into: faulty)
        faulty.damage { key, value in key.table == .manifest ? nil : value }
        do {
            _ = try load(accounts: 10, slots: 0, workers: 1, into: faulty)
            Issue.record("loaded twice")
        } catch let error as StateError {
            #expect("\(error)".contains("whose creation did not end"))
        }
        #expect(throws: StateError.self) { _ = try ShardedState(opening: faulty) }
    }
}
