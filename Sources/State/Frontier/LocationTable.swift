import Primitives
import Synchronization

/// A block's numbering of the accounts and of the slots that any worker accesses: one number per full key, whoever asks first.
/// Tables of the block are arrays over these numbers.
///
/// What the source has numbered keeps its number; the rest (new accounts, empty slots, or everything of a source that numbers
/// nothing) is numbered here in order of first access. That order depends on timing, so numbers never reach a report:
/// `LocationDirectory` translates back.
///
/// Thread-safe: keys are spread over shards with a lock each, and a worker asks once per location and transaction.
package final class LocationTable: @unchecked Sendable {
    // `@unchecked Sendable`: every shard is behind its own mutex; everything else is constant.

    /// Constant, since workers would otherwise count references to it back and forth between their cores.
    package let source: any StateSource
    let numbered: (accounts: Int, slots: Int)
    private let keyHash = KeyHash()
    private let accounts: [Shard<Account>]
    private let slots: [Shard<Slot>]

    /// A power of two. The low bits of a number that the table gave are its shard, the others its place there.
    static let shardCount = 16

    /// An account, and what it was before the block.
    struct Account: BitwiseCopyable, Sendable {
        let address: Address
        let state: AccountState?
    }

    /// A storage slot: the number of its account, and its key there; and what it held before the block.
    struct Slot: BitwiseCopyable, Sendable {
        let account: UInt32
        let key: UInt256
        let value: UInt256
    }

    /// Locations whose keys have equal low hash bits.
    private final class Shard<Location: BitwiseCopyable & Sendable>: Sendable {
        private struct Contents: @unchecked Sendable {
            var index = HashIndex(minimumCapacity: 64)
            var locations = RecordArray<Location>()
        }

        private let contents = Mutex(Contents())

        deinit {
            contents.withLock {
                $0.index.deallocate()
                $0.locations.deallocate()
            }
        }

        func removeAll() {
            contents.withLock {
                $0.index.removeAll()
                $0.locations.truncate(to: 0)
            }
        }

        /// The place of the location that `matches`, from now on that of `new` if there was none.
        @inline(__always)
        func place(
            _ hash: UInt64, matches: (UnsafeMutablePointer<Location>) -> Bool, else new: @autoclosure () -> Location
        ) -> Int {
            contents.withLock { contents in
                let known = contents.locations.base
                if let place = contents.index.find(hash, matches: { matches(known + Int($0)) }) { return Int(place) }
                let place = contents.locations.append(new())
                contents.index.insert(hash, UInt32(place))
                return place
            }
        }

        /// All locations by place. The memory is good until the next one is added.
        var locations: RecordArray<Location> { contents.withLock { $0.locations } }
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
        let shard = Self.shard(hash)
        let place = accounts[shard].place(
            hash, matches: { $0.pointee.address == address }, else: Account(address: address, state: state))
        return (Self.number(place, shard, after: numbered.accounts), state)
    }

    /// The slot's number, and its value before the block.
    func locate(_ key: UInt256, of account: UInt32, _ address: Address) -> (number: UInt32, value: UInt256) {
        let (value, number) = source.locateSlot(key, of: account, address)
        if let number { return (number, value) }
        let hash = keyHash.of(account: account, key: key)
        let shard = Self.shard(hash)
        let place = slots[shard].place(
            hash, matches: { $0.pointee.key == key && $0.pointee.account == account },
            else: Slot(account: account, key: key, value: value))
        return (Self.number(place, shard, after: numbered.slots), value)
    }

    /// The shard's index uses the upper half of the hash.
    private static func shard(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (shardCount - 1) }

    private static func number(_ place: Int, _ shard: Int, after numbered: Int) -> UInt32 {
        UInt32(numbered + place * shardCount + shard)
    }

    // MARK: Once the block is done

    /// By shard and place.
    var ownAccounts: [RecordArray<Account>] { accounts.map(\.locations) }
    /// By shard and place.
    var ownSlots: [RecordArray<Slot>] { slots.map(\.locations) }
}
