import Primitives

/// Accounts and slots by their own keys, so that a read that finds its value hashes nothing.
///
/// Entries lie in stripes with a lock each, chosen by a few multiplications; the shard of an entry, which takes a hash to know,
/// is remembered in it, so that figures are per shard all the same.
final class StateCache: Sendable {
    struct Account: Sendable {
        /// The hashed address.
        let key: UInt256
        /// `nil` for an address without an account.
        let account: StoredAccount?
    }

    struct SlotKey: Equatable, Sendable {
        let address: Address
        let slot: UInt256
    }

    struct Slot: Sendable {
        let value: UInt256
        let shard: UInt8
    }

    private struct Contents {
        var accounts: ClockCache<Address, Account>
        var slots: ClockCache<SlotKey, Slot>
    }

    private static let stripeCount = 256
    /// Bytes that an entry takes with its place in the index, rounded up.
    static let accountBytes = 320
    static let slotBytes = 224

    private let stripes: StripeTable<Contents>
    let counters: ShardCounterTable
    private let keyHash = CacheHash()
    private let map: ShardMap

    /// - Parameter capacity: bytes, half for accounts and half for slots; never less than one entry of each per stripe.
    init(capacity: Int, map: ShardMap) {
        let share = capacity / Self.stripeCount / 2
        stripes = StripeTable(count: Self.stripeCount) {
            Contents(
                accounts: ClockCache(capacity: share / Self.accountBytes),
                slots: ClockCache(capacity: share / Self.slotBytes))
        }
        counters = ShardCounterTable(count: map.shards)
        self.map = map
    }

    /// Per shard.
    var figures: [CacheFigures] { counters.figures }

    /// Per shard.
    var occupancy: [CacheOccupancy] { counters.occupancy }

    /// Bytes in use, counted as the capacity is.
    var byteCount: Int { occupancy.reduce(0) { $0 + $1.byteCount } }

    func shard(of key: UInt256) -> Int { map.shard(of: key) }

    private static func stripe(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (stripeCount - 1) }

    // MARK: Accounts

    /// A read's answer, which counts as a hit; `nil` says nothing about the account.
    func account(_ address: Address) -> Account? {
        let hash = keyHash.of(address)
        let found = stripes.withLock(Self.stripe(hash)) { $0.accounts.use(address, hash: hash) }
        if let found { counters.addHit(shard(of: found.key)) }
        return found
    }

    func peekAccount(_ address: Address) -> Account? {
        let hash = keyHash.of(address)
        return stripes.withLock(Self.stripe(hash)) { $0.accounts.peek(address, hash: hash) }
    }

    func insert(_ account: Account, for address: Address) {
        let hash = keyHash.of(address)
        let insertion = stripes.withLock(Self.stripe(hash)) { $0.accounts.insert(address, hash: hash, account) }
        if case .replaced = insertion { return }
        counters.addAccounts(1, shard(of: account.key))
        guard case .addedInsteadOf(let forgotten) = insertion else { return }
        counters.addAccounts(-1, shard(of: forgotten.key))
        counters.addEviction(shard(of: forgotten.key))
    }

    // MARK: Slots

    func slot(_ key: SlotKey) -> UInt256? {
        let hash = keyHash.of(key)
        let found = stripes.withLock(Self.stripe(hash)) { $0.slots.use(key, hash: hash) }
        if let found { counters.addHit(Int(found.shard)) }
        return found?.value
    }

    func peekSlot(_ key: SlotKey) -> UInt256? {
        let hash = keyHash.of(key)
        return stripes.withLock(Self.stripe(hash)) { $0.slots.peek(key, hash: hash) }?.value
    }

    /// - Parameter owner: the hashed address of the account, whose shard counts.
    func insert(_ value: UInt256, for key: SlotKey, owner: UInt256) {
        let hash = keyHash.of(key)
        let slot = Slot(value: value, shard: UInt8(shard(of: owner)))
        let insertion = stripes.withLock(Self.stripe(hash)) { $0.slots.insert(key, hash: hash, slot) }
        if case .replaced = insertion { return }
        counters.addSlots(1, Int(slot.shard))
        guard case .addedInsteadOf(let forgotten) = insertion else { return }
        counters.addSlots(-1, Int(forgotten.shard))
        counters.addEviction(Int(forgotten.shard))
    }

    /// Forgets all slots of these accounts. O(slots in the cache), which only removed contracts cost.
    func removeSlots(of addresses: Set<Address>) {
        for stripe in 0..<stripes.count {
            let removed = stripes.withLock(stripe) { $0.slots.removeAll { addresses.contains($0.address) } }
            for slot in removed { counters.addSlots(-1, Int(slot.shard)) }
        }
    }

    func removeAll() {
        for stripe in 0..<stripes.count {
            let (accounts, slots) = stripes.withLock(stripe) {
                ($0.accounts.removeAll { _ in true }, $0.slots.removeAll { _ in true })
            }
            for account in accounts { counters.addAccounts(-1, shard(of: account.key)) }
            for slot in slots { counters.addSlots(-1, Int(slot.shard)) }
        }
    }
}
