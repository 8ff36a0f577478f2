import Primitives

extension ShardedState {
    /// Recomputes every root from the flat values, walks every trie and checks each branch by its hash, and every code. Reads the
    /// store only, not what is in memory.
    ///
    /// - Throws: if the store cannot be read. What is wrong in it is in the result.
    /// - Complexity: one hash per account, slot and branch, and all accounts' leaves in memory at once.
    package func verify() throws(StateError) -> StateVerification {
        var result = StateVerification(head: head)
        guard let bytes = try store.read(.manifest) else {
            throw .notAState(place: store.name, expected: "a manifest", found: "none", advice: "restore a copy")
        }
        let stated = try Manifest(decoding: bytes, place: store.name).head
        if stated != result.head {
            result.add("manifest: expected block \(result.head.number), found \(stated.number)")
        }

        var leaves: [(key: UInt256, value: [UInt8])] = []
        var owners: Set<UInt256> = []
        var codes: Set<Hash256> = []
        try store.forEach(in: .account) { (key, value) throws(StateError) in
            result.accounts += 1
            do {
                let account = try StoredAccount(value, at: key)
                leaves.append((key.item, account.leafValue))
                if account.codeHash != Keccak256.ofEmpty { codes.insert(account.codeHash) }
                if account.hasStorage { owners.insert(key.item) }
                try verifyStorage(of: key.item, account, &result)
            } catch {
                result.add("\(error)")
            }
            return true
        }
        let root = TrieRootBuilder.root(of: HashKeyedEntries(leaves) { value, encoder in encoder.appendRaw(value) })
        if root != stated.root {
            result.add("state root of the flat accounts: expected \(stated.root), found \(root)")
        }
        try verifyTrie(of: .zero, stated.root, &result)
        try verifyCodes(codes, &result)
        try verifyNothingElse(owners, &result)
        return result
    }

    private func verifyStorage(
        of owner: UInt256, _ account: StoredAccount, _ result: inout StateVerification
    ) throws(StateError) {
        var leaves: [(key: UInt256, value: [UInt8])] = []
        try store.forEach(in: .slot, owner: owner) { (key, value) throws(StateError) in
            leaves.append((key.item, value))
            return true
        }
        result.slots += UInt64(leaves.count)
        let root = TrieRootBuilder.root(of: HashKeyedEntries(leaves) { value, encoder in encoder.appendRaw(value) })
        if root != account.storageRoot {
            result.add("storage root of \(Hash256(owner)): expected \(account.storageRoot), found \(root)")
        }
        try verifyTrie(of: owner, account.storageRoot, &result)
    }

    /// Every branch of a trie is there and hashes to what its parent holds, and the store has no others of that trie.
    private func verifyTrie(
        of owner: UInt256, _ expectedRoot: Hash256, _ result: inout StateVerification
    ) throws(StateError) {
        let source = TrieSource(store: store, owner: owner)
        var records: UInt64 = 0
        do {
            let root = try source.root()
            if root.rootHash != expectedRoot {
                result.add("trie \(Hash256(owner)): expected the root \(expectedRoot), found \(root.rootHash)")
            }
            if let root {
                result.branches += try walk(root, source, &records)
            }
        } catch {
            guard case .damaged = error else { throw error }
            result.add("\(error)")
            return
        }
        var stored: UInt64 = 0
        try store.forEach(in: StoreKey.branch(.root, of: owner).table, owner: owner) { (_, _) throws(StateError) in
            stored += 1
            return true
        }
        if stored != records {
            result.add("trie \(Hash256(owner)): expected \(records) branches in the store, found \(stored)")
        }
    }

    /// - Parameter records: is increased by the branches that have one.
    /// - Returns: branches, in pages too.
    private func walk(
        _ child: TrieChild, _ source: TrieSource, _ records: inout UInt64
    ) throws(StateError) -> UInt64 {
        guard case .branch(let path, let reference, let node, let leaves) = child else { return 0 }
        if leaves == 0 { records += 1 }
        // Branches of a page come with it.
        let branch = if let node { node } else { try source.branch(path, reference, leaves: leaves) }
        var count: UInt64 = 1
        var sum: Int? = 0
        for case let child? in branch.slots(at: path) {
            count += try walk(child, source, &records)
            sum = sum.flatMap { sum in child.leaves.map { sum + $0 } }
        }
        if leaves == 0, let sum, sum <= TrieChild.largestPage {
            throw .damaged(
                place: "\(StoreKey.branch(path, of: source.owner))",
                expected: "more than \(TrieChild.largestPage) entries", found: "\(sum)")
        }
        return count
    }

    private func verifyCodes(_ hashes: Set<Hash256>, _ result: inout StateVerification) throws(StateError) {
        for hash in hashes.sorted() {
            guard let code = try store.read(.code(hash)) else {
                result.add("code \(hash): expected it in the store, found nothing")
                continue
            }
            result.codes += 1
            let found = Keccak256.hash(code)
            if found != hash { result.add("code \(hash): expected that hash, found \(found)") }
        }
    }

    /// No slots, branches or roots of accounts without storage.
    private func verifyNothingElse(_ owners: Set<UInt256>, _ result: inout StateVerification) throws(StateError) {
        for table in [StoreKey.Table.slot, .storageBranch, .root] {
            try store.forEach(in: table) { (key, _) throws(StateError) in
                let owner = table == .root ? key.item : key.owner
                if !owner.isZero, !owners.contains(owner) {
                    result.add("\(key): expected nothing of an account without storage, found a value")
                }
                return true
            }
        }
    }
}
