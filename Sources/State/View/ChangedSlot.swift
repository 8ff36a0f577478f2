import Primitives

/// A slot that the block changed.
struct ChangedSlot: BitwiseCopyable {
    let id: SlotID
    /// Before the first change: before the block, if the view's records last for the block and the account was not removed before.
    let before: UInt256
}
