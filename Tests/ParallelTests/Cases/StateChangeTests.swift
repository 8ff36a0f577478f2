import Chain
import EVM
import Execution
import Primitives
import State
import Synchronization
import TestSupport
import Testing

/// What executors make of what was written.
@Suite struct StateChangeTests {
    /// Accounts by address, slots by key, each once: whether addresses differ in the first bits or only in the last, and however many
    /// there are.
    @Test(arguments: [1, 2, 3, 17, 300])
    func isInCanonicalOrder(count: Int) throws {
        var random = SplitMix64(state: UInt64(count))
        var scene = Scene()
        let writer = scene.contract(1, Statement((1...5).map { .set(.input($0), .input(0)) }))
        for number in 0..<count {
            let stranger = Address(
                high: UInt32(truncatingIfNeeded: random.next()), middle: random.next(), low: random.next())
            let neighbour = Address(high: 0xffff_ffff, middle: .max, low: random.next())
            let person = scene.person(number)
            for recipient in [stranger, neighbour] { scene.send(from: person, to: recipient, value: 1) }
            let keys = (0..<5).map { UInt256($0 % 2 == 0 ? random.next() : random.next() % 64) }
            scene.send(from: person, to: writer, words: [1] + keys)
        }
        let change = try scene.execute([1, 2, 4]).outcome.stateChange
        #expect(change.accounts.count >= 3 * count)
        expectAscending(change.accounts.map(\.address))
        let slots = try #require(change.accounts.first { $0.address == writer }).slots
        #expect(slots.count >= 5)
        expectAscending(slots.map(\.key))
    }

    private func expectAscending(_ values: [some Comparable]) {
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }

    /// Counts what it is asked, and numbers nothing, as a state in a store.
    private final class CountingState: StateSource {
        private let inner: MemoryState
        private let accounts = Atomic<Int>(0)
        private let slots = Atomic<Int>(0)

        init(_ snapshot: StateSnapshot) { inner = MemoryState(snapshot) }

        /// Since the last call.
        func takeCounts() -> [Int] {
            [accounts.exchange(0, ordering: .relaxed), slots.exchange(0, ordering: .relaxed)]
        }

        func account(_ address: Address) -> AccountState? {
            accounts.add(1, ordering: .relaxed)
            return inner.account(address)
        }

        func storage(_ address: Address, _ slot: UInt256) -> UInt256 {
            slots.add(1, ordering: .relaxed)
            return inner.storage(address, slot)
        }

        func code(_ hash: Hash256) -> Code? { inner.code(hash) }
    }

    /// Transactions that have nothing to do with each other: each reads two accounts and a slot, and nothing is read again once they
    /// are committed.
    @Test func readsNothingAgain() throws {
        var scene = Scene()
        for number in 0..<30 {
            let writer = scene.contract(UInt64(number), storage: [7: 1, 8: 2], .set(7, .input(0)))
            scene.send(from: scene.person(number), to: writer, words: [UInt256(UInt64(number))])
        }
        let source = CountingState(scene.state)
        var task = scene.task
        task.source = source
        let expected = try SequentialExecutor(EthereumVM()).execute(scene.task).stateChange
        let executors: [any Executor] =
            [SequentialExecutor(EthereumVM())] + [1, 2, 4].map { ParallelExecutor(workers: $0) { EthereumVM() } }
        for executor in executors {
            let change = try executor.execute(task).stateChange
            #expect(change == expected)
            // The fee recipient too.
            #expect(source.takeCounts() == [61, 30], "\(executor.name), \(executor.workers) workers")
        }
    }
}
