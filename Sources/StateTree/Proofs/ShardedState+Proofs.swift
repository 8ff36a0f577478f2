import Primitives

extension ShardedState {
    /// The account and slots at the head, with proofs under the head's root.
    ///
    /// - Complexity: one look into the store per node that is not in memory.
    package func proof(of address: Address, slots: [UInt256] = []) throws(StateError) -> AccountProof {
        let version = current.withLock { $0 }
        let key = Keccak256.hash(address).word
        let (value, nodes) = try proof(of: key, in: TrieSource(store: store, owner: .zero), version.accounts)
        let absent = StoredAccount(
            nonce: 0, balance: .zero, storageRoot: MerklePatriciaTrie.emptyRoot, codeHash: Keccak256.ofEmpty)
        let account = if let value { try StoredAccount(value, at: .account(key)) } else { absent }
        let source = TrieSource(store: store, owner: key)
        let resident = version.storages[key]
        let storage = if let resident { resident } else { try source.root() }
        var result = AccountProof(
            address: address, balance: account.balance, nonce: account.nonce, codeHash: account.codeHash,
            storageRoot: account.storageRoot, accountProof: nodes, slots: [])
        for slot in slots {
            let hashed = Keccak256.hash(slot).word
            let (value, nodes) = try proof(of: hashed, in: source, storage)
            let word = if let value { try StoredSlot.decode(value, at: .slot(hashed, of: key)) } else { UInt256.zero }
            result.slots.append(.init(key: slot, value: word, proof: nodes))
        }
        return result
    }

    private func proof(
        of key: UInt256, in source: TrieSource, _ root: TrieChild?
    ) throws(StateError) -> (value: [UInt8]?, nodes: [[UInt8]]) {
        var nodes: [[UInt8]] = []
        /// Nodes below 32 bytes are part of their parents, but for the root.
        func add(_ node: [UInt8]) {
            if nodes.isEmpty || node.count >= 32 { nodes.append(node) }
        }
        var next = root
        var depth = 0
        while let child = next {
            switch child {
            case .leaf:
                let (leafKey, stored) = try source.onlyEntry(below: NibblePath(of: key, count: depth))
                add(TrieNode.leaf(leafKey, depth: depth, value: try source.leafValue(leafKey, stored).bytes))
                return (leafKey == key ? stored : nil, nodes)
            case .branch(let path, let reference, let resident, let leaves):
                if path.depth > depth { add(TrieNode.extension(path.bits, depth..<path.depth, to: reference)) }
                guard key.prefix(nibbles: path.depth) == path.bits else { return (nil, nodes) }
                let branch = if let resident { resident } else { try source.branch(path, reference, leaves: leaves) }
                let slots = branch.slots(at: path)
                add(TrieNode.branch(slots, depth: path.depth))
                next = slots[Int(key.nibble(path.depth))]
                depth = path.depth + 1
            }
        }
        return (nil, nodes)
    }

    /// The earliest block that the state can be rolled back to.
    package func earliestRollback() throws(StateError) -> UInt64 {
        var earliest = head.number
        try store.forEach(in: .reverseDiff) { (key, _) throws(StateError) in
            earliest = min(earliest, key.item.clampedToUInt64 &- 1)
            return false
        }
        return earliest
    }
}
