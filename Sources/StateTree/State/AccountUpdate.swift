import Chain
import Primitives
import State

/// One account of a commit, in the trie's terms.
struct AccountUpdate: Sendable {
    struct Slot: Sendable {
        /// The hashed key.
        let key: UInt256
        /// The key itself, where it is known.
        let rawKey: UInt256?
        /// The value before, where it is known; not of use where storage is cleared.
        let before: UInt256?
        let value: UInt256
    }

    /// The hashed address.
    let key: UInt256
    /// The address itself, where it is known: what is cached then need not be read from the store.
    let address: Address?
    /// The account before, where it is known.
    let before: AccountState?
    /// The account afterwards, but for its storage root; `nil` removes it with its storage.
    let after: (nonce: UInt64, balance: UInt256, codeHash: Hash256)?
    let clearsStorage: Bool
    /// Ascending by hashed key.
    let slots: [Slot]
    let newCode: [UInt8]?

    /// The account afterwards; `nil` if there is none.
    ///
    /// - Parameter storageRoot: of its storage afterwards, `nil` for none.
    func account(storageRoot: Hash256?) -> StoredAccount? {
        after.map {
            StoredAccount(
                nonce: $0.nonce, balance: $0.balance, storageRoot: storageRoot ?? MerklePatriciaTrie.emptyRoot,
                codeHash: $0.codeHash)
        }
    }
}

extension AccountUpdate {
    /// Those of a part of a block's change, their slots' keys hashed together.
    ///
    /// - Parameters:
    ///   - positions: of the part's changes.
    ///   - keys: the hashed addresses of all changes.
    /// - Complexity: one hash per slot.
    static func forEach(
        in positions: ArraySlice<Int>, of changes: [StateChange.AccountChange], keys: [UInt256],
        _ body: (AccountUpdate) throws(StateError) -> Void
    ) throws(StateError) {
        let slotKeys = Keccak256.hash(positions.flatMap { changes[$0].slots.lazy.map(\.key) })
        var slot = 0
        for position in positions {
            let first = slot
            slot += changes[position].slots.count
            try body(AccountUpdate(changes[position], key: keys[position], slotKeys: slotKeys[first..<slot]))
        }
    }

    private init(_ change: StateChange.AccountChange, key: UInt256, slotKeys: ArraySlice<Hash256>) {
        self.key = key
        address = change.address
        before = change.before
        after = change.after.map { ($0.nonce, $0.balance, $0.codeHash) }
        clearsStorage = change.clearsStorage || change.after == nil
        slots =
            change.slots.isEmpty
            ? []
            : zip(change.slots, slotKeys)
                .map { Slot(key: $1.word, rawKey: $0.key, before: $0.before, value: $0.value) }
                .sorted { $0.key < $1.key }
        newCode = change.after?.newCode
    }

    /// An account of a state that is put in whole.
    init(_ address: Address, _ account: AccountSnapshot) {
        key = Keccak256.hash(address).word
        self.address = nil
        before = nil
        after = (account.nonce, account.balance, account.codeHash)
        clearsStorage = false
        slots = account.storage.lazy.filter { !$0.value.isZero }
            .map { Slot(key: Keccak256.hash($0.key).word, rawKey: nil, before: nil, value: $0.value) }
            .sorted { $0.key < $1.key }
        newCode = account.code.isEmpty ? nil : account.code
    }

    /// An account put back to what it was.
    init(_ account: ReverseDiff.Account) {
        key = account.key
        address = nil
        before = nil
        after = account.before.map { ($0.nonce, $0.balance, $0.codeHash) }
        clearsStorage = account.before == nil
        slots = account.slots.map { Slot(key: $0.key, rawKey: nil, before: nil, value: $0.value) }
        newCode = nil
    }
}
