import Primitives
import Synchronization

/// Accounts and slots by their own keys, so that a read that finds its value hashes nothing.
///
/// Entries lie in stripes with a lock each, chosen by a few multiplications; the shard of an entry, which takes a hash to know,
/// is remembered in it, so that figures are per shard all the same. Whoever chooses keys that share a stripe makes its own reads
/// slower, nothing else: within a stripe, keys are hashed with the process's own seed.
final class StateCache: Sendable {
    struct Account: Sendable {
        /// The hashed address.
        let key: UInt256
        /// `nil` for an address without an account.
        let account: StoredAccount?
    }

    struct SlotKey: Hashable, Sendable {
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

    private final class Stripe: Sendable {
        let contents: Mutex<Contents>

        init(_ contents: sending Contents) { self.contents = Mutex(contents) }
    }

    private static let stripeCount = 256
    /// Bytes that an entry takes with its place in the index, rounded up.
    static let accountBytes = 320
    static let slotBytes = 224

    private let stripes: [Stripe]
    private let counters: [ShardCounters]
    private let map: ShardMap

    /// - Parameter capacity: bytes, half for accounts and half for slots; never less than one entry of each per stripe.
    init(capacity: Int, map: ShardMap) {
        let share = capacity / Self.stripeCount / 2
        stripes = (0..<Self.stripeCount).map { _ in
            Stripe(
                Contents(
                    accounts: ClockCache(capacity: share / Self.accountBytes),
                    slots: ClockCache(capacity: share / Self.slotBytes)))
        }
        counters = (0..<map.shards).map { _ in ShardCounters() }
        self.map = map
    }

    /// Per shard.
    var figures: [CacheFigures] { counters.map(\.figures) }

    /// Per shard.
    var occupancy: [CacheOccupancy] { counters.map(\.occupancy) }

    /// Bytes in use, counted as the capacity is.
    var byteCount: Int {
        stripes.reduce(0) { sum, stripe in
            sum
                + stripe.contents.withLock {
                    $0.accounts.count * Self.accountBytes + $0.slots.count * Self.slotBytes
                }
        }
    }

    func counters(of key: UInt256) -> ShardCounters { counters[map.shard(of: key)] }

    // MARK: Accounts

    /// A read's answer, which counts as a hit; `nil` says nothing about the account.
    func account(_ address: Address) -> Account? {
        let found = stripe(of: address).contents.withLock { $0.accounts.use(address) }
        if let found { counters(of: found.key).addHit() }
        return found
    }

    func peekAccount(_ address: Address) -> Account? {
        stripe(of: address).contents.withLock { $0.accounts.peek(address) }
    }

    func insert(_ account: Account, for address: Address) {
        let insertion = stripe(of: address).contents.withLock { $0.accounts.insert(address, account) }
        if case .replaced = insertion { return }
        counters(of: account.key).addAccounts(1)
        guard case .addedInsteadOf(let forgotten) = insertion else { return }
        counters(of: forgotten.key).addAccounts(-1)
        counters(of: forgotten.key).addEviction()
    }

    // MARK: Slots

    func slot(_ key: SlotKey) -> UInt256? {
        let found = stripe(of: key).contents.withLock { $0.slots.use(key) }
        if let found { counters[Int(found.shard)].addHit() }
        return found?.value
    }

    func peekSlot(_ key: SlotKey) -> UInt256? { stripe(of: key).contents.withLock { $0.slots.peek(key) }?.value }

    /// - Parameter owner: the hashed address of the account, whose shard counts.
    func insert(_ value: UInt256, for key: SlotKey, owner: UInt256) {
        let slot = Slot(value: value, shard: UInt8(map.shard(of: owner)))
        let insertion = stripe(of: key).contents.withLock { $0.slots.insert(key, slot) }
        if case .replaced = insertion { return }
        counters[Int(slot.shard)].addSlots(1)
        guard case .addedInsteadOf(let forgotten) = insertion else { return }
        counters[Int(forgotten.shard)].addSlots(-1)
        counters[Int(forgotten.shard)].addEviction()
    }

    /// Forgets all slots of these accounts. O(slots in the cache), which only removed contracts cost.
    func removeSlots(of addresses: Set<Address>) {
        for stripe in stripes {
            let removed = stripe.contents.withLock { $0.slots.removeAll { addresses.contains($0.address) } }
            for slot in removed { counters[Int(slot.shard)].addSlots(-1) }
        }
    }

    func removeAll() {
        for stripe in stripes {
            let (accounts, slots) = stripe.contents.withLock {
                ($0.accounts.removeAll { _ in true }, $0.slots.removeAll { _ in true })
            }
            for account in accounts { counters(of: account.key).addAccounts(-1) }
            for slot in slots { counters[Int(slot.shard)].addSlots(-1) }
        }
    }

    private func stripe(of address: Address) -> Stripe {
        stripes[Self.fold(address.low ^ Self.fold(address.middle ^ UInt64(address.high)).0).1]
    }

    private func stripe(of key: SlotKey) -> Stripe {
        let address = key.address.low ^ key.address.middle
        let slot = key.slot
        let low = Self.fold(slot.limb0 ^ Self.fold(slot.limb1).0).0
        return stripes[Self.fold(address ^ low ^ Self.fold(slot.limb2 ^ Self.fold(slot.limb3).0).0).1]
    }

    /// Multiplied by an odd constant (2^64 divided by the golden ratio) and folded; and the topmost byte of that, which picks
    /// a stripe.
    private static func fold(_ word: UInt64) -> (UInt64, Int) {
        let product = UInt128(word) &* 0x9e37_79b9_7f4a_7c15
        let folded = UInt64(truncatingIfNeeded: product) ^ UInt64(truncatingIfNeeded: product &>> 64)
        return (folded, Int(folded >> 56))
    }
}
