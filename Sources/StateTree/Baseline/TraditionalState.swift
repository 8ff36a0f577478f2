import Primitives
import State
import Synchronization

/// The state as a traditional client keeps it: one Merkle-Patricia trie of nodes stored by hash, walked by every read and changed
/// key by key by one thread; old nodes stay. What the sharded state is measured against, over the same store.
///
/// Nodes are cached decoded, which is more than most such clients do. Used by one thread at a time.
package final class TraditionalState {
    /// Bytes that a cached node takes, on average.
    private static let nodeBytes = 1_024

    private let store: any StateStore
    private var cache: ClockCache<Hash256, HashedNode>
    package private(set) var root: Hash256

    /// - Parameters:
    ///   - root: of a state that the store holds.
    ///   - cacheBytes: of nodes.
    package init(in store: any StateStore, root: Hash256? = nil, cacheBytes: Int) {
        self.store = store
        self.root = root ?? MerklePatriciaTrie.emptyRoot
        cache = ClockCache(capacity: cacheBytes / Self.nodeBytes)
    }

    package func account(_ address: Address) throws(StateError) -> AccountState? { try read(address)?.state }

    package func storage(_ address: Address, _ slot: UInt256) throws(StateError) -> UInt256 {
        guard let account = try read(address) else { return .zero }
        let key = Keccak256.hash(slot).word
        let value = try trie.value(Self.nibbles(key), in: Self.node(account.storageRoot))
        guard let value else { return .zero }
        return try StoredSlot.decode(value, at: .slot(key, of: .zero))
    }

    /// Makes a block's change durable.
    ///
    /// - Returns: the new state root.
    @discardableResult
    package func commit(_ change: StateChange) throws(StateError) -> Hash256 {
        var batch = StoreBatch()
        var node = Self.node(root)
        for account in change.accounts {
            let key = Self.nibbles(Keccak256.hash(account.address).word)
            guard let after = account.after else {
                node = try trie.remove(key, from: node)
                continue
            }
            let before = try trie.value(key, in: node).map { (bytes) throws(StateError) in
                try StoredAccount(leafValue: bytes, at: .account(.zero))
            }
            let emptyRoot = MerklePatriciaTrie.emptyRoot
            let oldRoot = account.clearsStorage ? emptyRoot : before?.storageRoot ?? emptyRoot
            var storage = Self.node(oldRoot)
            for slot in account.slots {
                let slotKey = Self.nibbles(Keccak256.hash(slot.key).word)
                storage =
                    slot.value.isZero
                    ? try trie.remove(slotKey, from: storage)
                    : try trie.insert(slotKey, StoredSlot.encode(slot.value), into: storage)
            }
            if let code = after.newCode { batch.put(.code(after.codeHash), code) }
            let stored = StoredAccount(
                nonce: after.nonce, balance: after.balance, storageRoot: storage.root(&batch), codeHash: after.codeHash)
            node = try trie.insert(key, stored.leafValue, into: node)
        }
        let newRoot = node.root(&batch)
        try store.commit(batch)
        for (key, value) in batch.writes where key.table == .node {
            if let value, let node = try? HashedNode(decoding: value) {
                _ = cache.insert(Hash256(key.item), hash: key.item.limb0, node)
            }
        }
        root = newRoot
        return newRoot
    }

    private func read(_ address: Address) throws(StateError) -> StoredAccount? {
        let key = Keccak256.hash(address).word
        guard let value = try trie.value(Self.nibbles(key), in: Self.node(root)) else { return nil }
        return try StoredAccount(leafValue: value, at: .account(key))
    }

    private var trie: HashedTrie {
        HashedTrie { [self] (hash) throws(StateError) in try load(hash) }
    }

    private func load(_ hash: Hash256) throws(StateError) -> HashedNode {
        if let node = cache.use(hash, hash: hash.word.limb0) { return node }
        let key = StoreKey.node(hash)
        guard let bytes = try store.read(key) else {
            throw .damaged(place: "\(key)", expected: "a node", found: "nothing")
        }
        do {
            let node = try HashedNode(decoding: bytes)
            _ = cache.insert(hash, hash: hash.word.limb0, node)
            return node
        } catch {
            throw .damaged(place: "\(key)", expected: "a node", found: "\(error)")
        }
    }

    private static func node(_ root: Hash256) -> HashedNode {
        root == MerklePatriciaTrie.emptyRoot ? .empty : .stored(root)
    }

    private static func nibbles(_ key: UInt256) -> ArraySlice<UInt8> {
        key.bigEndianBytes.flatMap { [$0 >> 4, $0 & 15] }[...]
    }
}
