import Primitives

/// What a transaction observed of an account and did to it, in a form that can be checked against, and applied to, the state that
/// the transactions before it really left.
///
/// A balance is observed as loosely as the execution allows: `requiredBalance` says what the balance must at least have been for
/// everything to go the same way, and only an exact read (BALANCE, a failed payment, an emptiness that a zero balance decided)
/// pins it down. It is changed by a difference. So payments to one account, and fees, do not conflict.
package struct AccountEffect: BitwiseCopyable {
    /// The account's number in the block's `LocationTable`.
    package var account: UInt32
    package var flags: Flags
    /// The balance before the transaction, as observed.
    package var startBalance: UInt256
    /// The least balance before the transaction with which it goes the same way.
    package var requiredBalance: UInt256
    /// What the transaction adds, modulo 2^256.
    package var balanceChange: UInt256
    package var startNonce: UInt64
    package var nonce: UInt64
    /// Position among the arena's code effects, for `codeWritten`.
    package var codeEffect: UInt32

    package struct Flags: OptionSet, BitwiseCopyable, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        /// The balance, or whether the account exists, was read exactly.
        package static let balanceRead = Flags(rawValue: 1)
        package static let nonceRead = Flags(rawValue: 2)
        /// Code, code hash, or anything that creation and removal change.
        package static let codeRead = Flags(rawValue: 4)
        /// The nonce was taken from the transaction, which is right if the sender's earlier transactions come first.
        package static let nonceAssumed = Flags(rawValue: 8)
        package static let balanceWritten = Flags(rawValue: 16)
        package static let nonceWritten = Flags(rawValue: 32)
        package static let codeWritten = Flags(rawValue: 64)
        /// The account is gone afterwards, with its storage.
        package static let removed = Flags(rawValue: 128)
        package static let startExists = Flags(rawValue: 256)
        package static let exists = Flags(rawValue: 512)

        static let reads: Flags = [.balanceRead, .nonceRead, .codeRead]
        static let writes: Flags = [.balanceWritten, .nonceWritten, .codeWritten, .removed]
    }
}

/// What a transaction observed of a slot and left there.
package struct SlotEffect: BitwiseCopyable {
    /// The slot's number in the block's `LocationTable`.
    package var slot: UInt32
    /// The account's number.
    package var account: UInt32
    package var observed: UInt256
    package var value: UInt256

    package var isWritten: Bool { observed != value }
}

/// Code that a transaction gave an account. The view that ran it keeps the code alive until the block is over.
package struct CodeEffect: BitwiseCopyable {
    let hash: Hash256
    let code: Unmanaged<Code>?
}

/// Where a worker keeps the effects of the transactions it ran, one block at a time.
///
/// The worker appends while the frontier's owner reads what was handed over, so nothing in here ever moves.
///
/// Unsafe: `contents` is raw memory that this object owns. It is handed around as a pointer, since workers and frontier would
/// otherwise count references to one object back and forth between their cores (a third of the time of a block of transfers).
package final class EffectArena {
    package struct Contents {
        var accounts = ChunkedArray<AccountEffect>()
        var slots = ChunkedArray<SlotEffect>()
        var codes = ChunkedArray<CodeEffect>()
    }

    package let contents = UnsafeMutablePointer<Contents>.allocate(capacity: 1)

    package init() {
        contents.initialize(to: Contents())
    }

    deinit {
        contents.pointee.accounts.deallocate()
        contents.pointee.slots.deallocate()
        contents.pointee.codes.deallocate()
        contents.deinitialize(count: 1)
        contents.deallocate()
    }

    package func removeAll() {
        contents.pointee.accounts.removeAll()
        contents.pointee.slots.removeAll()
        contents.pointee.codes.removeAll()
    }
}

/// The effects of one execution: ranges of an arena, which must outlive them.
package struct Effects: BitwiseCopyable {
    let arena: UnsafeMutablePointer<EffectArena.Contents>
    private let accountBounds: (Int32, Int32)
    private let slotBounds: (Int32, Int32)

    /// For the fee recipient, on top of what `accounts` says of it.
    package let fee: UInt256

    init(
        _ arena: UnsafeMutablePointer<EffectArena.Contents>, accounts: Range<Int>, slots: Range<Int>, fee: UInt256
    ) {
        self.arena = arena
        self.fee = fee
        accountBounds = (Int32(accounts.lowerBound), Int32(accounts.upperBound))
        slotBounds = (Int32(slots.lowerBound), Int32(slots.upperBound))
    }

    var accounts: Range<Int> { Int(accountBounds.0)..<Int(accountBounds.1) }
    var slots: Range<Int> { Int(slotBounds.0)..<Int(slotBounds.1) }
}
