import Primitives

/// What a view that runs transactions out of order keeps besides its records: the state before the block, and how the running
/// transaction used each location.
///
/// Unsafe: parallel arrays to the view's records, owned like them. A struct inside the view, since a reference would be retained
/// and released at every access.
struct AccessTracking {
    /// What the block shares, while it runs.
    var block: Block?
    /// Whether transactions see the committed state instead of the state before the block.
    var isAtFrontier = false
    var accounts = RecordArray<AccountTrack>(minimumCapacity: 1024)
    var slots = RecordArray<SlotTrack>(minimumCapacity: 4096)
    /// Accessed by the running transaction, in order of first access.
    var touchedAccounts = RecordArray<AccountID>()
    var touchedSlots = RecordArray<SlotID>()

    /// Not retained here but by the view: counting references to what all workers share would cost more than their work.
    struct Block: BitwiseCopyable {
        let locations: Unmanaged<LocationTable>
        let frontier: Unmanaged<FrontierState>
        let arena: UnsafeMutablePointer<EffectArena.Contents>
    }

    mutating func removeAll() {
        accounts.truncate(to: 0)
        slots.truncate(to: 0)
        beginTransaction()
    }

    mutating func beginTransaction() {
        touchedAccounts.truncate(to: 0)
        touchedSlots.truncate(to: 0)
    }

    func deallocate() {
        accounts.deallocate()
        slots.deallocate()
        touchedAccounts.deallocate()
        touchedSlots.deallocate()
    }
}

struct AccountTrack: BitwiseCopyable {
    /// The account's number in the block.
    let number: UInt32
    /// Whether the account existed before the block.
    let baseExists: Bool
    let base: AccountState
    /// The code before the block, once it was needed.
    var baseCode: Unmanaged<Code>?
    // For the running transaction:
    var flags: AccountEffect.Flags
    var startBalance: UInt256
    var requiredBalance: UInt256
    var startNonce: UInt64
    var startCodeHash: Hash256
    var startGeneration: UInt32
}

struct SlotTrack: BitwiseCopyable {
    /// The slot's number in the block.
    let number: UInt32
    let base: UInt256
    /// Whether the running transaction read it; access lists warm slots without.
    var isRead: Bool
}
