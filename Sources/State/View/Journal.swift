import Primitives

/// One undone step per change of the running transaction, newest last: a reverted call frame walks back through it.
struct JournalEntry: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable {
        /// `value` is what the balance was.
        case balance
        /// `value` is what the nonce was.
        case nonce
        /// The account had no code.
        case code
        /// `value` holds the marks as they were.
        case marks
        /// `value` is what the slot was.
        case storage
        /// `value` is what the transient slot was.
        case transientStorage
        /// The account was cold.
        case accountWarmth
        /// The slot was cold.
        case slotWarmth
    }

    let kind: Kind
    /// Account or slot, by `kind`.
    let identifier: UInt32
    let value: UInt256
}

/// A point of the running transaction to which everything can be taken back.
package struct Checkpoint: BitwiseCopyable {
    let journalCount: Int
    let logCount: Int
    let logDataCount: Int
    let refund: Int64
}
