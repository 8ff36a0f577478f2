/// What was made of a draft.
struct DraftBranches {
    var children: [TrieChild?] = []
    /// What to store, and what to remove.
    var batch = StoreBatch()
    /// By their number in the draft; `nil` for those that are not made yet.
    var branches: [TrieBranch?]

    init(count: Int) { branches = [TrieBranch?](repeating: nil, count: count) }
}
