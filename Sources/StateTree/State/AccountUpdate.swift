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
        let value: UInt256
    }

    /// The hashed address.
    let key: UInt256
    /// The address itself, where it is known: what is cached then need not be read from the store.
    let address: Address?
    /// The account afterwards, but for its storage root; `nil` removes it with its storage.
    let after: (nonce: UInt64, balance: UInt256, codeHash: Hash256)?
    let clearsStorage: Bool
    /// Ascending by hashed key.
    let slots: [Slot]
    let newCode: [UInt8]?
    /// What the cache knew of the account from before.
    var known: StateCache.Account?

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
    /// Those of a part of a block's change, with their keys hashed together.
    ///
    /// - Complexity: one hash per slot, and per account that the cache does not know.
    static func updates(_ changes: ArraySlice<StateChange.AccountChange>, _ cache: StateCache) -> [AccountUpdate] {
        let known = changes.map { cache.peekAccount($0.address) }
        var addresses: [Address] = []
        var rawKeys: [UInt256] = []
        for (change, known) in zip(changes, known) {
            if known == nil { addresses.append(change.address) }
            for slot in change.slots { rawKeys.append(slot.key) }
        }
        let keys = Keccak256.hash(addresses)
        let slotKeys = Keccak256.hash(rawKeys)
        var (account, slot) = (0, 0)
        return zip(changes, known).map { change, known in
            let first = slot
            slot += change.slots.count
            if known == nil { account += 1 }
            return AccountUpdate(
                change, key: known?.key ?? keys[account - 1].word, slotKeys: slotKeys[first..<slot], known: known)
        }
    }

    private init(
        _ change: StateChange.AccountChange, key: UInt256, slotKeys: ArraySlice<Hash256>, known: StateCache.Account?
    ) {
        self.key = key
        address = change.address
        after = change.after.map { ($0.nonce, $0.balance, $0.codeHash) }
        clearsStorage = change.clearsStorage || change.after == nil
        slots = zip(change.slots, slotKeys)
            .map { Slot(key: $1.word, rawKey: $0.key, value: $0.value) }
            .sorted { $0.key < $1.key }
        newCode = change.after?.newCode
        self.known = known
    }

    /// An account of a state that is put in whole.
    init(_ address: Address, _ account: AccountSnapshot) {
        key = Keccak256.hash(address).word
        self.address = nil
        after = (account.nonce, account.balance, account.codeHash)
        clearsStorage = false
        slots = account.storage.lazy.filter { !$0.value.isZero }
            .map { Slot(key: Keccak256.hash($0.key).word, rawKey: nil, value: $0.value) }
            .sorted { $0.key < $1.key }
        newCode = account.code.isEmpty ? nil : account.code
    }

    /// An account put back to what it was.
    init(_ account: ReverseDiff.Account) {
        key = account.key
        address = nil
        after = account.before.map { ($0.nonce, $0.balance, $0.codeHash) }
        clearsStorage = account.before == nil
        slots = account.slots.map { Slot(key: $0.key, rawKey: nil, value: $0.value) }
        newCode = nil
    }
}
