import Primitives
import Synchronization

/// A block's numbering of the accounts and of the slots that any worker accesses: one number per full key, whoever asks first.
/// Tables of the block are arrays over these numbers.
///
/// What the source has numbered keeps its number; the rest (new accounts, empty slots) is numbered here in order of first
/// access. That order depends on timing, so numbers never reach a report: `address(of:)` and `slot(_:)` translate back.
///
/// Thread-safe: keys are spread over shards with a lock each, and a worker asks once per location and block.
package final class LocationTable: @unchecked Sendable {
    // `@unchecked Sendable`: every shard is behind its own mutex; everything else is constant or atomic.

    /// Constant, since workers would otherwise count references to it back and forth between their cores.
    package let source: any StateSource
    let numbered: (accounts: Int, slots: Int)
    private let keyHash = KeyHash()
    private let accounts: [Shard<Address>]
    private let slots: [Shard<SlotKey>]
    private let extraAccounts = Atomic<Int>(0)
    private let extraSlots = Atomic<Int>(0)

    private static let shardCount = 16

    /// A storage slot: the number of its account, and its key there.
    package struct SlotKey: Equatable, BitwiseCopyable, Sendable {
        package let account: UInt32
        package let key: UInt256
    }

    /// Keys with equal leading hash bits, and their numbers.
    private final class Shard<Key: Equatable & BitwiseCopyable>: Sendable {
        private struct Contents: @unchecked Sendable {
            var index = HashIndex(minimumCapacity: 64)
            var keys = RecordArray<Key>()
            var numbers = RecordArray<UInt32>()
        }

        private let contents = Mutex(Contents())

        deinit {
            contents.withLock {
                $0.index.deallocate()
                $0.keys.deallocate()
                $0.numbers.deallocate()
            }
        }

        func removeAll() {
            contents.withLock {
                $0.index.removeAll()
                $0.keys.truncate(to: 0)
                $0.numbers.truncate(to: 0)
            }
        }

        /// The key's number; a new one if the key is new.
        func number(of key: Key, hash: UInt64, next: () -> Int) -> UInt32 {
            contents.withLock { contents in
                let (keys, numbers) = (contents.keys, contents.numbers)
                if let known = contents.index.find(hash, matches: { keys[Int($0)] == key }) {
                    return numbers[Int(known)]
                }
                let number = UInt32(next())
                contents.index.insert(hash, UInt32(contents.keys.append(key)))
                contents.numbers.append(number)
                return number
            }
        }

        func forEach(_ body: (Key, UInt32) -> Void) {
            contents.withLock { for i in 0..<$0.keys.count { body($0.keys[i], $0.numbers[i]) } }
        }
    }

    package init(source: any StateSource) {
        self.source = source
        numbered = source.numbered
        accounts = (0..<Self.shardCount).map { _ in Shard() }
        slots = (0..<Self.shardCount).map { _ in Shard() }
    }

    /// A table for another block in the memory of `old`, which must not be used any more.
    package init(source: any StateSource, replacing old: LocationTable) {
        self.source = source
        numbered = source.numbered
        accounts = old.accounts
        slots = old.slots
        for shard in accounts { shard.removeAll() }
        for shard in slots { shard.removeAll() }
    }

    /// The account's number, and its state before the block.
    func locate(_ address: Address) -> (number: UInt32, state: AccountState?) {
        let (state, number) = source.locateAccount(address)
        if let number { return (number, state) }
        let hash = keyHash.of(address)
        // The shard's index uses the upper half of the hash.
        let extra = accounts[Int(truncatingIfNeeded: hash & 15)].number(of: address, hash: hash) {
            numbered.accounts + extraAccounts.wrappingAdd(1, ordering: .relaxed).oldValue
        }
        return (extra, state)
    }

    /// The slot's number, and its value before the block.
    func locate(_ key: UInt256, of account: UInt32, _ address: Address) -> (number: UInt32, value: UInt256) {
        let (value, number) = source.locateSlot(key, of: account, address)
        if let number { return (number, value) }
        let hash = keyHash.of(account: account, key: key)
        let slot = SlotKey(account: account, key: key)
        let extra = slots[Int(truncatingIfNeeded: hash & 15)].number(of: slot, hash: hash) {
            numbered.slots + extraSlots.wrappingAdd(1, ordering: .relaxed).oldValue
        }
        return (extra, value)
    }

    // MARK: Enumeration

    var extraAccountCount: Int { extraAccounts.load(ordering: .acquiring) }
    var extraSlotCount: Int { extraSlots.load(ordering: .acquiring) }

    func forEachExtraAccount(_ body: (Address, UInt32) -> Void) {
        for shard in accounts { shard.forEach(body) }
    }

    func forEachExtraSlot(_ body: (SlotKey, UInt32) -> Void) {
        for shard in slots { shard.forEach(body) }
    }
}
