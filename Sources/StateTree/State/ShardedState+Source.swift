import Primitives
import State

// What executors read through. It numbers nothing: that would take an index over the whole state.
extension ShardedState: StateSource {
    package func account(_ address: Address) -> AccountState? {
        (cache.account(address) ?? readAccount(address)).account?.state
    }

    package func storage(_ address: Address, _ slot: UInt256) -> UInt256 {
        let place = StateCache.SlotKey(address: address, slot: slot)
        if let value = cache.slot(place) { return value }
        // Known already in almost all cases, since accounts are read before their slots.
        let owner = (cache.peekAccount(address) ?? readAccount(address))
        guard owner.account?.hasStorage == true else { return .zero }
        cache.counters.addMiss(cache.shard(of: owner.key))
        return readSlot(place, owner.key)
    }

    /// The slot of an account that has storage, from the store; cached from now on.
    ///
    /// - Parameter owner: the hashed address.
    func readSlot(_ place: StateCache.SlotKey, _ owner: UInt256) -> UInt256 {
        let key = StoreKey.slot(Keccak256.hash(place.slot).word, of: owner)
        do {
            let source = TrieSource(store: store, owner: owner, stash: stash)
            let resident = current.withLock { $0.storages[owner] }
            let root = if let resident { resident } else { try source.stashedRoot() }
            let reader = TrieReader(source: source, root: root)
            let value =
                if let bytes = try reader.value(key.item) { try StoredSlot.decode(bytes, at: key) } else {
                    UInt256.zero
                }
            cache.insert(value, for: place, owner: owner)
            return value
        } catch {
            note(error)
            return .zero
        }
    }

    package func code(_ hash: Hash256) -> Code? {
        if let code = codes.find(hash) { return code }
        do {
            guard let bytes = try store.read(.code(hash)) else { return nil }
            guard Keccak256.hash(bytes) == hash else {
                throw StateError.damaged(
                    place: "\(StoreKey.code(hash))", expected: "the code with that hash",
                    found: "one with hash \(Keccak256.hash(bytes))")
            }
            let code = CodeCache.shared.code(bytes, hash: hash)
            codes.insert(code)
            return code
        } catch {
            note(error)
            return nil
        }
    }

    /// - Throws: the first failure of a read since the last call.
    package func checkReads() throws(StateError) {
        let failure = readFailure.withLock { failure in
            defer { failure = nil }
            return failure
        }
        guard let failure else { return }
        // What came with the failed read is no good for a commit either.
        stash.removeAll()
        throw failure
    }

    private func readAccount(_ address: Address) -> StateCache.Account {
        let key = Keccak256.hash(address).word
        cache.counters.addMiss(cache.shard(of: key))
        do {
            let root = current.withLock { $0.accounts }
            let reader = TrieReader(source: TrieSource(store: store, owner: .zero, stash: stash), root: root)
            let account = StateCache.Account(
                key: key, account: try reader.value(key).map { try StoredAccount($0, at: .account(key)) })
            cache.insert(account, for: address)
            return account
        } catch {
            note(error)
            return StateCache.Account(key: key, account: nil)
        }
    }

    func note(_ error: any Error) {
        let failure =
            error as? StateError
            ?? .unusable(place: store.name, reason: "\(error)", advice: "see the store's own log")
        readFailure.withLock { if $0 == nil { $0 = failure } }
    }
}
