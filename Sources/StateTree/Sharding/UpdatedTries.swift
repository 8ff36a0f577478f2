import Primitives

/// Changed tries whose roots are known. What is kept of them in memory and stored is made afterwards.
struct UpdatedTries: Sendable {
    private let tries: [ShardedTrieUpdate.Trie]
    let drafts: [FinishedDraft]
    /// Of what is above the parts of divided tries.
    var top: FinishedDraft?
    private(set) var roots: [TrieChild?]
    /// Where each trie's result is; in `top` where there is no draft.
    private var origins: [(draft: Int?, result: Int)]

    init(tries: [ShardedTrieUpdate.Trie] = [], drafts: [FinishedDraft] = []) {
        self.tries = tries
        self.drafts = drafts
        roots = [TrieChild?](repeating: nil, count: tries.count)
        origins = [(draft: Int?, result: Int)](repeating: (nil, 0), count: tries.count)
    }

    mutating func setRoot(of trie: Int, _ draft: FinishedDraft, _ origin: (draft: Int?, result: Int)) {
        roots[trie] = draft.child(draft.results[origin.result])
        origins[trie] = origin
    }

    /// The tries with their new branches in memory, and what to store of them.
    func finished(_ map: ShardMap) throws(StateError) -> (roots: [TrieChild?], batch: StoreBatch) {
        let made = try map.perform(drafts, in: drafts.indices.map { $0 * map.shards / drafts.count }) {
            (draft) throws(StateError) in draft.makeBranches()
        }
        let top = top?.makeBranches(made)
        var batch = StoreBatch()
        for part in made { batch.append(contentsOf: part.batch) }
        if let top { batch.append(contentsOf: top.batch) }
        var roots: [TrieChild?] = []
        roots.reserveCapacity(tries.count)
        for (trie, origin) in zip(tries, origins) {
            let root = (origin.draft.map { made[$0] } ?? top)?.children[origin.result] ?? nil
            let key = StoreKey.root(of: trie.update.source.owner)
            if let root { batch.put(key, TrieRecord.encode(root: root)) } else { batch.remove(key) }
            roots.append(root)
        }
        return (roots, batch)
    }
}
