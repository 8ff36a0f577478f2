import Primitives

/// What a view that runs transactions out of order keeps besides its records: how the running transaction used each location.
///
/// Unsafe: parallel arrays to the view's records, owned like them. A struct inside the view, since a reference would be retained
/// and released at every access.
struct AccessTracking {
    /// What the block shares, while it runs.
    var block: Block?
    /// Whether transactions see the committed state instead of the state before the block.
    var isAtFrontier = false
    var accounts = RecordArray<AccountTrack>()
    var slots = RecordArray<SlotTrack>()
    /// In a series: the epoch before its first transaction, that transaction's index, and what the running transaction read of
    /// what the block has written.
    var seriesEpoch: UInt32 = 0
    var seriesStart = 0
    var seriesReads = RecordArray<Dependency>()
    /// What the fee recipient gets, if the transaction did not meet the account otherwise; else zero.
    var fee = UInt256.zero
    /// Codes that transactions of the block needed, at a place that follows from their hash.
    let codes = UnsafeMutablePointer<Unmanaged<Code>?>.allocate(capacity: Self.codeCount)

    /// Not retained here but by the view: counting references to what all workers share would cost more than their work.
    struct Block: BitwiseCopyable {
        let locations: Unmanaged<LocationTable>
        let frontier: Unmanaged<FrontierState>
        let arena: UnsafeMutablePointer<EffectArena.Contents>
    }

    private static let codeCount = 256

    init() {
        codes.initialize(repeating: nil, count: Self.codeCount)
    }

    mutating func beginBlock(_ block: Block) {
        self.block = block
        codes.update(repeating: nil, count: Self.codeCount)
        beginTransaction()
    }

    mutating func beginTransaction() {
        accounts.truncate(to: 0)
        slots.truncate(to: 0)
        fee = .zero
    }

    func deallocate() {
        accounts.deallocate()
        slots.deallocate()
        seriesReads.deallocate()
        codes.deallocate()
    }

    /// Where a code with this hash is kept once it was needed.
    func codePlace(_ hash: Hash256) -> UnsafeMutablePointer<Unmanaged<Code>?> {
        codes + Int(hash.word.limb0 & UInt64(Self.codeCount - 1))
    }
}

struct AccountTrack: BitwiseCopyable {
    /// The account's number in the block.
    let number: UInt32
    var flags: AccountEffect.Flags
    var requiredBalance: UInt256
    // What the transaction started from:
    let startBalance: UInt256
    var startNonce: UInt64
    let startCodeHash: Hash256
    let startGeneration: UInt32
}

struct SlotTrack: BitwiseCopyable {
    /// The slot's number in the block.
    let number: UInt32
    /// Whether the running transaction read it; access lists warm slots without.
    var isRead: Bool
}
