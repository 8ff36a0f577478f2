import Chain
import Primitives

/// Ethereum's commitment to a whole state, computed from scratch.
public enum StateRoot {
    /// The root of the secure trie of `snapshot`'s accounts. Every account given is part of it, empty ones too.
    ///
    /// - Complexity: one hash per account, per slot that is not zero, and per trie node.
    public static func root(of snapshot: StateSnapshot) -> Hash256 {
        let leaves = snapshot.accounts.map { (key: Keccak256.hash($0.key).word, value: $0.value) }
        let entries = HashKeyedEntries(leaves) { account, encoder in
            encoder.appendList { encoder in
                encoder.append(account.nonce)
                encoder.append(account.balance)
                encoder.append(storageRoot(of: account.storage))
                encoder.append(account.codeHash)
            }
        }
        return TrieRootBuilder.root(of: entries)
    }

    /// The root of the secure trie of one account's slots. Slots with value zero are absent from it.
    public static func storageRoot(of storage: [UInt256: UInt256]) -> Hash256 {
        guard !storage.isEmpty else { return MerklePatriciaTrie.emptyRoot }
        var leaves: [(key: UInt256, value: UInt256)] = []
        leaves.reserveCapacity(storage.count)
        for (slot, value) in storage where !value.isZero { leaves.append((Keccak256.hash(slot).word, value)) }
        let entries = HashKeyedEntries(leaves) { value, encoder in encoder.append(value) }
        return TrieRootBuilder.root(of: entries)
    }
}
