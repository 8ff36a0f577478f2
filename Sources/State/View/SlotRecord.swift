import Primitives

/// A view's identifier of a storage slot: dense, in order of first access.
package typealias SlotID = UInt32

/// One storage slot as the block so far left it, with the marks of the running transaction.
package struct SlotRecord: BitwiseCopyable {
    package let key: UInt256
    package internal(set) var value: UInt256
    /// The value before the running transaction.
    package internal(set) var original: UInt256
    package let account: AccountID
    /// The transaction that accessed the slot last.
    var epoch: UInt32
    /// The transaction in which the slot is warm (EIP-2929).
    var warmEpoch: UInt32
    /// The account's generation that the value belongs to.
    var generation: UInt32
    /// Whether the block's list of changed slots holds it.
    var isListedAsChanged = false
    /// The transaction that wrote the slot last, 0 for none. Not taken back by a revert.
    var changeEpoch: UInt32 = 0
}
