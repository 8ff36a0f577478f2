import Chain
import Primitives
import State
import StateTesting
import StateTree
import TestSupport
import Testing

@Suite struct CacheTests {
    private static func address(_ index: UInt64) -> Address { Address(high: 3, middle: index, low: index &* 77) }

    /// A state of that many accounts with one slot each, opened anew, so that nothing is in the cache.
    private func makeState(accounts: UInt64, cacheBytes: Int) throws -> ShardedState {
        var snapshot = StateSnapshot()
        for index in 0..<accounts {
            snapshot[Self.address(index)] = AccountSnapshot(balance: UInt256(index), storage: [1: UInt256(index + 1)])
        }
        let store = MemoryStore()
        _ = try ShardedState(creating: snapshot, number: 0, hash: nil, isWhole: true, in: store)
        var configuration = ShardedState.Configuration()
        configuration.cacheBytes = cacheBytes
        return try ShardedState(opening: store, configuration)
    }

    private func total(_ state: ShardedState) -> CacheFigures { state.cacheFigures.reduce(CacheFigures(), +) }

    @Test func readsAreCountedPerShard() throws {
        let state = try makeState(accounts: 50, cacheBytes: 64 << 20)
        var shards = Set<Int>()
        for index in 0..<UInt64(50) {
            #expect(state.account(Self.address(index))?.balance == UInt256(index))
            shards.insert(state.shardMap.shard(of: Keccak256.hash(Self.address(index)).word))
        }
        #expect(total(state) == CacheFigures(misses: 50))
        #expect(Set(state.cacheFigures.indices.filter { state.cacheFigures[$0].misses > 0 }) == shards)
        for index in 0..<UInt64(50) { #expect(state.account(Self.address(index))?.balance == UInt256(index)) }
        #expect(total(state) == CacheFigures(hits: 50, misses: 50))
        // The account is known, the slot not yet; then both are.
        for _ in 0..<2 { #expect(state.storage(Self.address(7), 1) == 8) }
        #expect(total(state) == CacheFigures(hits: 51, misses: 51))
        // Of an account without that slot as well, and of an address without an account.
        for _ in 0..<2 {
            #expect(state.storage(Self.address(7), 2) == .zero)
            #expect(state.account(Self.address(99)) == nil)
        }
        #expect(total(state) == CacheFigures(hits: 53, misses: 53))
    }

    @Test func prefetchedAccountsAreHits() throws {
        let state = try makeState(accounts: 50, cacheBytes: 64 << 20)
        let batch = (40..<60 as Range<UInt64>).map(Self.address)
        state.prefetch(batch)
        #expect(total(state) == CacheFigures(prefetched: 20))
        for address in batch { _ = state.account(address) }
        #expect(total(state) == CacheFigures(hits: 20, prefetched: 20))
        state.prefetch(batch)
        #expect(total(state).prefetched == 20)
    }

    @Test func prefetchedSlotsAreHits() throws {
        let state = try makeState(accounts: 50, cacheBytes: 64 << 20)
        let batch = (40..<60 as Range<UInt64>).map(Self.address)
        let slots = batch.flatMap { address in [1, 2].map { (address, UInt256($0 as UInt64)) } }
        // Without their accounts slots are not looked for.
        state.prefetch(slots)
        #expect(total(state) == CacheFigures())
        state.prefetch(batch)
        state.prefetch(slots)
        // Half of the addresses have an account, and each of those a slot that is set and one that is not.
        #expect(total(state) == CacheFigures(prefetched: 20 + 20))
        for (address, slot) in slots {
            let expected = address.middle < 50 && slot == 1 ? UInt256(address.middle + 1) : .zero
            #expect(state.storage(address, slot) == expected)
        }
        #expect(total(state) == CacheFigures(hits: 20, prefetched: 40))
        state.prefetch(slots)
        #expect(total(state).prefetched == 40)
        let held = state.cacheOccupancy.reduce(CacheOccupancy()) {
            CacheOccupancy(accounts: $0.accounts + $1.accounts, slots: $0.slots + $1.slots)
        }
        #expect(held == CacheOccupancy(accounts: 20, slots: 20) && held.byteCount == state.cacheByteCount)
    }

    /// Whatever is forgotten, found again and removed in between, what is read is what is in the state.
    @Test func aSmallCacheTellsTheTruth() throws {
        let state = try makeState(accounts: 4_000, cacheBytes: 512 << 10)
        var random = SplitMix64(state: 19)
        for round in 0..<60_000 {
            let index = random.next() % (round % 3 == 0 ? 40 : 4_100)
            let (address, exists) = (Self.address(index), index < 4_000)
            if random.next() % 2 == 0 {
                #expect(state.account(address)?.balance == (exists ? UInt256(index) : nil))
            } else {
                #expect(state.storage(address, 1) == (exists ? UInt256(index + 1) : .zero))
            }
        }
        #expect(total(state).evictions > 10_000)
        #expect(state.cacheByteCount <= 512 << 10)
        #expect(state.cacheOccupancy.allSatisfy { $0.accounts >= 0 && $0.slots >= 0 })
    }

    @Test func aCommitTellsItsStages() throws {
        let state = try makeState(accounts: 50, cacheBytes: 64 << 20)
        var model = StateModel(seed: 5, accounts: 50)
        let prepared = try state.prepare(model.nextBlock(20), of: ShardedStateTests.link(1))
        let computed = prepared.times
        #expect(computed.stages.count >= 3 && computed.nanoseconds > 0)
        let times = try state.commit(prepared)
        #expect(times.stages.starts(with: computed.stages) && times.stages.count > computed.stages.count)
    }

    @Test func memoryIsBounded() throws {
        let state = try makeState(accounts: 5_000, cacheBytes: 1 << 20)
        for _ in 0..<3 {
            for index in 0..<UInt64(5_000) {
                #expect(state.account(Self.address(index))?.balance == UInt256(index))
                #expect(state.storage(Self.address(index), 1) == UInt256(index + 1))
            }
        }
        #expect(state.cacheByteCount <= 1 << 20)
        #expect(total(state).evictions > 10_000)
    }

    /// What is used again and again stays, whatever passes by.
    @Test func whatIsUsedStays() throws {
        let state = try makeState(accounts: 5_000, cacheBytes: 1 << 20)
        var missesOfHot: UInt64 = 0
        for index in 0..<UInt64(5_000) {
            _ = state.account(Self.address(index))
            let before = total(state).misses
            _ = state.account(Self.address(3))
            missesOfHot += total(state).misses - before
        }
        #expect(missesOfHot <= 1)
    }

    @Test func trieNodesAreBounded() throws {
        var configuration = ShardedState.Configuration()
        configuration.trieBytes = 200_000
        var model = StateModel(seed: 67, accounts: 3_000)
        let state = try ShardedState(
            creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: MemoryStore(), configuration)
        for number in 1...UInt64(10) {
            try state.commit(model.nextBlock(1_000), of: ShardedStateTests.link(number))
            #expect(state.residentBytes <= 200_000)
        }
        #expect(state.head.root == StateRoot.root(of: model.snapshot))
    }
}
