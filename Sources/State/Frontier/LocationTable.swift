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
    // `@unchecked Sendable`: every shard is behind its own mutex; everything else is immutable.

    package let source: any StateSource
    let numbered: (accounts: Int, slots: Int)
    private let accountShards: [AccountShard]
    private let slotShards: [SlotShard]
    private let extraAccounts = Atomic<Int>(0)
    private let extraSlots = Atomic<Int>(0)

    private static let shardCount = 16

    /// Raw tables need a fixed address for their mutex, hence a class per shard.
    private final class AccountShard {
        let contents = Mutex(Contents())
        struct Contents {
            var index: [Address: UInt32] = [:]
        }
    }

    private final class SlotShard {
        let contents = Mutex(Contents())
        struct Contents {
            var index: [SlotKey: UInt32] = [:]
        }
    }

    /// A storage slot: the number of its account, and its key there.
    package struct SlotKey: Hashable, Sendable {
        package let account: UInt32
        package let key: UInt256
    }

    package init(source: any StateSource) {
        self.source = source
        numbered = source.numbered
        accountShards = (0..<Self.shardCount).map { _ in AccountShard() }
        slotShards = (0..<Self.shardCount).map { _ in SlotShard() }
    }

    /// The account's number, and its state before the block.
    func locate(_ address: Address) -> (number: UInt32, state: AccountState?) {
        let (state, number) = source.locateAccount(address)
        if let number { return (number, state) }
        let shard = accountShards[Int(truncatingIfNeeded: KeyHash.hash(address) &>> 60)]
        let extra = shard.contents.withLock { contents in
            if let known = contents.index[address] { return known }
            let next = UInt32(numbered.accounts + extraAccounts.wrappingAdd(1, ordering: .relaxed).oldValue)
            contents.index[address] = next
            return next
        }
        return (extra, state)
    }

    /// The slot's number, and its value before the block.
    func locate(_ key: UInt256, of account: UInt32, _ address: Address) -> (number: UInt32, value: UInt256) {
        let (value, number) = source.locateSlot(key, of: account, address)
        if let number { return (number, value) }
        let shard = slotShards[Int(truncatingIfNeeded: KeyHash.hash(account: account, key: key) &>> 60)]
        let slotKey = SlotKey(account: account, key: key)
        let extra = shard.contents.withLock { contents in
            if let known = contents.index[slotKey] { return known }
            let next = UInt32(numbered.slots + extraSlots.wrappingAdd(1, ordering: .relaxed).oldValue)
            contents.index[slotKey] = next
            return next
        }
        return (extra, value)
    }

    // MARK: Enumeration

    var extraAccountCount: Int { extraAccounts.load(ordering: .acquiring) }
    var extraSlotCount: Int { extraSlots.load(ordering: .acquiring) }

    func forEachExtraAccount(_ body: (Address, UInt32) -> Void) {
        for shard in accountShards { shard.contents.withLock { for (key, number) in $0.index { body(key, number) } } }
    }

    func forEachExtraSlot(_ body: (SlotKey, UInt32) -> Void) {
        for shard in slotShards { shard.contents.withLock { for (key, number) in $0.index { body(key, number) } } }
    }
}
