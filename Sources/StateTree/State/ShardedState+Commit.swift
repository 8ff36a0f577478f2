import Primitives
import State

extension ShardedState {
    /// - Throws: if the block is not the one after the head.
    package func checkFollows(_ block: BlockLink) throws(StateError) { try block.check(after: head) }

    /// Computes what a block's change makes of the state, without changing it.
    ///
    /// - Throws: if the block does not follow the head, or if a read of the block's execution failed, whose outcome is then worth
    ///   nothing.
    /// - Complexity: one hash per account, slot and trie branch on their ways, divided among the workers.
    package func prepare(_ change: StateChange, of block: BlockLink) throws(StateError) -> PreparedCommit {
        try checkReads()
        var stopwatch = CommitStopwatch()
        let preparation = preparation
        let (version, map) = (preparation.version, preparation.version.map)
        try block.check(after: version.head)
        let accounts = try preparation.accounts(of: change)
        stopwatch.end("values before")
        var prepared = try preparation.prepare(accounts) {
            StateHead(number: block.number, hash: block.hash, root: $0, isWhole: version.head.isWhole)
        }
        prepared.times = stopwatch.times + prepared.times
        prepared.reverseDiffs = configuration.reverseDiffs
        prepared.batch.put(.manifest, Manifest(head: prepared.head, shardMapVersion: map.version).encoded)
        if version.storedMapVersion != map.version { prepared.batch.put(.shardMap, map.encoded) }
        prepared.storedMapVersion = map.version
        return prepared
    }

    /// Makes a prepared commit: it is durable, if the store is, when this returns. If it throws, nothing has changed.
    ///
    /// - Returns: how long that took, with what preparing took before.
    @discardableResult
    package func commit(_ prepared: PreparedCommit) throws(StateError) -> CommitTimes {
        let head = head
        guard prepared.parent == head else {
            throw .doesNotFollow(
                block: prepared.head.number, expected: "a commit prepared on block \(head.number)",
                found: "one prepared on block \(prepared.parent.number)")
        }
        var stopwatch = CommitStopwatch()
        let finished = try prepared.finished()
        stopwatch.end("branches")
        try store.commit(finished.batch)
        stopwatch.end("write")
        apply(prepared, finished)
        stopwatch.end("update cache")
        return prepared.times + stopwatch.times
    }

    /// Prepares and commits.
    ///
    /// - Parameter expectedRoot: the root that must come of it, if one is known; with another one, nothing is committed.
    /// - Returns: the new state root.
    @discardableResult
    package func commit(
        _ change: StateChange, of block: BlockLink, expecting expectedRoot: Hash256? = nil
    ) throws(StateError) -> Hash256 {
        let prepared = try prepare(change, of: block)
        if let expectedRoot, expectedRoot != prepared.root {
            throw .wrongRoot(block: block.number, expected: expectedRoot, found: prepared.root)
        }
        try commit(prepared)
        return prepared.root
    }

    /// Takes the new tries and values into memory.
    func apply(_ prepared: PreparedCommit, _ finished: FinishedCommit) {
        var cleared: Set<Address> = []
        for (account, after) in zip(prepared.accounts, prepared.after) {
            let update = account.update
            cache.counters.addChanges(1 + update.slots.count, cache.shard(of: update.key))
            guard let address = update.address else { continue }
            cache.insert(.init(key: update.key, account: after), for: address)
            if account.clearsStorage { cleared.insert(address) }
        }
        if !cleared.isEmpty { cache.removeSlots(of: cleared) }
        for account in prepared.accounts {
            guard let address = account.update.address else { continue }
            for slot in account.update.slots {
                guard let rawKey = slot.rawKey else { continue }
                cache.insert(slot.value, for: .init(address: address, slot: rawKey), owner: account.update.key)
            }
        }
        current.withLock { version in
            version.head = prepared.head
            version.accounts = finished.accounts
            for account in prepared.accounts where account.clearsStorage {
                version.setStorage(nil, of: account.update.key)
            }
            for (owner, root) in finished.storages { version.setStorage(root, of: owner) }
            version.generation += 1
            version.largeTries = prepared.largeTries
            if let stored = prepared.storedMapVersion { version.storedMapVersion = stored }
            version.evict(beyond: configuration.trieBytes)
        }
        stash.removeAll()
    }
}

// MARK: Rollback

extension ShardedState {
    /// Goes back to the state after an earlier block, one block and one atomic commit at a time.
    ///
    /// - Throws: if the reverse diffs do not reach that far, with nothing changed; or in the middle, with the state that of a
    ///   block in between.
    @discardableResult
    package func rollBack(to number: UInt64) throws(StateError) -> StateHead {
        let start = head
        guard number <= start.number else {
            throw .cannotRollBack(to: number, reason: "the head is block \(start.number)")
        }
        guard number < start.number else { return start }
        let oldest = number + 1
        guard try store.read(.reverseDiff(oldest)) != nil else {
            throw .cannotRollBack(to: number, reason: "the store has no reverse diff of block \(oldest)")
        }
        for block in (oldest...start.number).reversed() { try rollBackOne(block) }
        return head
    }

    private func rollBackOne(_ block: UInt64) throws(StateError) {
        let key = StoreKey.reverseDiff(block)
        guard let bytes = try store.read(key) else {
            throw .cannotRollBack(to: block - 1, reason: "the store has no reverse diff of block \(block)")
        }
        let diff: ReverseDiff
        do { diff = try ReverseDiff(decoding: bytes) } catch {
            throw .damaged(place: "\(key)", expected: "a reverse diff", found: "\(error)")
        }
        let preparation = preparation
        let accounts = try preparation.accounts(of: diff.accounts.map(AccountUpdate.init))
        var prepared = try preparation.prepare(accounts) {
            StateHead(number: diff.parent.number, hash: diff.parent.hash, root: $0, isWhole: diff.parent.isWhole)
        }
        guard prepared.head == diff.parent else {
            throw .damaged(
                place: "\(key)", expected: "the way to the root \(diff.parent.root)", found: "\(prepared.root)")
        }
        prepared.batch.remove(key)
        let version = preparation.version.storedMapVersion
        prepared.batch.put(.manifest, Manifest(head: prepared.head, shardMapVersion: version).encoded)
        let finished = try prepared.finished()
        try store.commit(finished.batch)
        cache.removeAll()
        apply(prepared, finished)
    }
}
