/// An account that the block changed.
struct ChangedAccount: BitwiseCopyable {
    let id: AccountID
    /// Before the first change: before the block, if the view's records last for the block.
    let before: AccountState?
}
