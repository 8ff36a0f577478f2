import Chain
import Primitives
import State
import Synchronization

/// The state of a chain after one block: read by executors, changed by one commit per block, proven by Ethereum's state root.
///
/// Values are stored flat, so a read is one look-up in the cache or the store; tries are touched by commits and proofs only, and
/// only along the paths that change. Any number of threads may read at once. Commits are made by one thread at a time, between
/// blocks: what a read sees while one is made is undefined, though safe.
package final class ShardedState: Sendable {
    package struct Configuration: Sendable {
        /// Logical shards: 1, 2, 4 ... 256.
        package var shards = ShardMap.maximumShards
        /// Threads that a commit uses.
        package var workers = 1
        /// Bytes of accounts and slots kept for reads.
        package var cacheBytes = 256 << 20
        /// Bytes of trie branches kept between commits.
        package var trieBytes = 256 << 20
        /// Blocks that can be rolled back.
        package var reverseDiffs: UInt64 = 128

        package init() {}
    }

    /// Bytes of tries' tops that are brought into memory by opening, at most: for 10M accounts, the first five levels.
    private static let topBytes = 96 << 20

    /// Bytes for entries on their way to a commit, at least: those of a block with a few thousand changes.
    private static let smallestStash = 2 << 20

    package let configuration: Configuration
    package let store: any StateStore
    let cache: StateCache
    let current: Mutex<TreeVersion>
    /// Who commits and fetches ahead, beside the calling thread; made when it is first needed.
    private let workers = Mutex<WorkerPool?>(nil)
    let codes = CodeTable(capacity: 128 << 20)
    /// Entries that reads came by since the last commit, for the next one.
    let stash: TrieStash
    /// The first read that failed since the last commit: `StateSource` has no way to say so.
    let readFailure = Mutex<StateError?>(nil)

    init(_ version: TreeVersion, _ store: any StateStore, _ configuration: Configuration) {
        self.configuration = configuration
        self.store = store
        stash = TrieStash(capacity: max(configuration.trieBytes / 16, Self.smallestStash))
        cache = StateCache(capacity: configuration.cacheBytes, map: version.map)
        current = Mutex(version)
    }

    /// The threads that work on commits; `nil` where the calling thread does it alone.
    var pool: WorkerPool? {
        guard configuration.workers > 1 else { return nil }
        return workers.withLock { pool in
            if pool == nil { pool = WorkerPool(count: configuration.workers) }
            return pool
        }
    }

    /// Takes other threads for commits from now on: those that execute blocks are awake when the commit is due, others would have to
    /// be woken, and would find the processors taken.
    package func use(_ pool: WorkerPool) { workers.withLock { $0 = pool } }

    /// The block whose state this is.
    package var head: StateHead { current.withLock { $0.head } }

    package var shardMap: ShardMap { current.withLock { $0.map } }

    /// Trie branches in memory.
    package var residentBranches: Int { current.withLock { $0.residentBranches } }

    /// Bytes of trie branches in memory.
    package var residentBytes: Int { current.withLock { $0.residentBytes } }

    /// How the cache is used, per shard.
    package var cacheFigures: [CacheFigures] { cache.figures }

    /// Bytes of accounts and slots in the cache.
    package var cacheByteCount: Int { cache.byteCount }

    /// Assigns the shards to the workers anew, by the changes that each has seen so far. The next commit stores the assignment.
    package func rebalance() {
        let loads = cache.figures.map(\.changes)
        current.withLock { $0.map = $0.map.rebalanced(loads) }
    }
}

// MARK: Opening

extension ShardedState {
    /// The state that `store` holds, once what it says of itself is proven: the manifest's checksum, and that the trie's root is
    /// the one in it.
    package convenience init(
        opening store: any StateStore, _ configuration: Configuration = Configuration()
    ) throws(StateError) {
        guard let bytes = try store.read(.manifest) else {
            throw .notAState(
                place: store.name, expected: "a state", found: "none",
                advice: "put one in with 'altius state init'")
        }
        let manifest = try Manifest(decoding: bytes, place: store.name)
        let root = try TrieSource(store: store, owner: .zero).root()
        guard root.rootHash == manifest.head.root else {
            throw .damaged(
                place: "\(store.name), state trie", expected: "the root \(manifest.head.root)",
                found: "\(root.rootHash)")
        }
        let fresh = ShardMap(shards: configuration.shards, workers: configuration.workers)
        let map = try Self.storedMap(in: store).map { fresh.following($0) } ?? fresh
        let capacity = min(configuration.trieBytes / 4 * 3, Self.topBytes)
        let source = TrieSource(store: store, owner: .zero)
        var version = TreeVersion(
            head: manifest.head, map: map, storedMapVersion: manifest.shardMapVersion,
            accounts: try TrieLoading(capacity: capacity, source: source, map: map).load(root))
        version.largeTries = try Self.storedLargeTries(in: store)
        for owner in version.largeTries.owners {
            let source = TrieSource(store: store, owner: owner)
            let loading = TrieLoading(capacity: capacity - version.residentBytes, source: source, map: map)
            if let root = try loading.load(source.root()) { version.setStorage(root, of: owner) }
        }
        self.init(version, store, configuration)
    }

    private static func storedLargeTries(in store: any StateStore) throws(StateError) -> LargeTries {
        guard let bytes = try store.read(.largeTries) else { return LargeTries() }
        guard let tries = LargeTries(decoding: bytes) else {
            throw .damaged(
                place: "\(store.name), large tries", expected: "owners of tries", found: "\(bytes.count) other bytes")
        }
        return tries
    }

    private static func storedMap(in store: any StateStore) throws(StateError) -> ShardMap? {
        guard let bytes = try store.read(.shardMap) else { return nil }
        guard let map = ShardMap(decoding: bytes) else {
            throw .damaged(
                place: "\(store.name), shard map", expected: "a shard map", found: "\(bytes.count) other bytes")
        }
        return map
    }

    /// Puts a state into an empty store.
    ///
    /// - Parameters:
    ///   - number: of the block whose state it is.
    ///   - hash: that block's, where it is known.
    ///   - isWhole: whether the snapshot is all there is.
    package convenience init(
        creating snapshot: StateSnapshot, number: UInt64, hash: Hash256?, isWhole: Bool, in store: any StateStore,
        _ configuration: Configuration = Configuration()
    ) throws(StateError) {
        try Self.checkIsEmpty(store)
        let map = ShardMap(shards: configuration.shards, workers: configuration.workers)
        let empty = StateHead(number: number, hash: hash, root: MerklePatriciaTrie.emptyRoot, isWhole: isWhole)
        self.init(
            TreeVersion(head: empty, map: map, storedMapVersion: map.version, accounts: nil), store, configuration)
        let accounts = Array(snapshot.accounts)
        let updates = try map.perform(Array(accounts.indices), in: accounts.indices.map { $0 % map.shards }) {
            (index) throws(StateError) in
            AccountUpdate(accounts[index].key, accounts[index].value)
        }
        var preparation = preparation
        preparation.isFresh = true
        var prepared = try preparation.prepare(preparation.accounts(of: updates)) {
            StateHead(number: number, hash: hash, root: $0, isWhole: isWhole)
        }
        prepared.batch.put(.manifest, Manifest(head: prepared.head, shardMapVersion: map.version).encoded)
        let finished = try prepared.finished()
        try store.commit(finished.batch)
        apply(prepared, finished)
    }

    var preparation: CommitPreparation {
        CommitPreparation(
            store: store, cache: cache, stash: stash, version: current.withLock { $0 }, pool: pool)
    }
}
