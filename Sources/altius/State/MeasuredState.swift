import Chain
import StateTree

/// A state in shards, over a store that counts what goes through it.
struct MeasuredState {
    let state: ShardedState
    let store: MeasuredStore
    let kind: StoreChoice

    /// The state in a folder.
    ///
    /// - Throws: with exit code 2 if it cannot be used.
    static func open(_ path: String, workers: Int) throws -> MeasuredState {
        try CommandFailure.catching { () throws(StateError) in
            let store = MeasuredStore(try RocksDBStore(path: path, mode: .readWrite))
            return MeasuredState(
                state: try ShardedState(opening: store, configuration(workers)), store: store, kind: .rocksdb)
        }
    }

    /// A state in memory that holds a block's pre-state: block 0 of a chain of its own, since other blocks share nothing with it.
    ///
    /// - Complexity: a hash per account, slot and branch.
    static func inMemory(_ snapshot: StateSnapshot, workers: Int) throws(StateError) -> MeasuredState {
        let store = MeasuredStore(MemoryStore())
        let state = try ShardedState(
            creating: snapshot, number: 0, hash: nil, isWhole: false, in: store, configuration(workers))
        return MeasuredState(state: state, store: store, kind: .memory)
    }

    private static func configuration(_ workers: Int) -> ShardedState.Configuration {
        var configuration = ShardedState.Configuration()
        configuration.workers = workers
        return configuration
    }
}

extension MeasuredState {
    /// The blocks that the state does not have yet.
    ///
    /// - Throws: `CommandFailure` if the state is that of another chain.
    func pending(of sources: [BlockSource]) throws -> [BlockSource] {
        let head = state.head
        if let last = sources.first(where: { $0.number == head.number }) { try checkIsHead(last, head) }
        return sources.filter { $0.number > head.number }
    }

    /// The block with the head's number must be the head, where its hash is known: else this is the state of another chain.
    private func checkIsHead(_ source: BlockSource, _ head: StateHead) throws {
        let block = try BlockSequence.load(source).block
        let hash = block.hash ?? block.header.hash
        guard let headHash = head.hash, headHash != hash else { return }
        throw CommandFailure(
            message:
                "\(source.path): expected block \(head.number) with hash \(headHash), the head of the state, found \(hash).",
            exitCode: CommandFailure.check)
    }
}
