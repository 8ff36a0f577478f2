import Chain
import Execution
import StateTree

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `altius run --store rocksdb`: blocks one after the other on a stored state. Stops at the first that cannot be committed, since
/// no later one follows then.
struct StoredRun {
    let dataDir: String
    let execution: ExecutionOptions
    let partialOptions: BlockOptions
    let checksSignatures: Bool
    let json: Bool

    func run(_ sources: [BlockSource]) throws {
        let state = try DataFolder.open(dataDir, .readWrite, workers: execution.workerCount)
        let executor = execution.makeExecutor()
        let start = state.head
        let pending = sources.filter { $0.number > start.number }
        let known = sources.count - pending.count
        if let last = sources.first(where: { $0.number == start.number }) { try checkIsHead(last, start) }
        if known > 0, !json {
            print("\(known) block\(known == 1 ? "" : "s") up to \(start.number) in the state already")
        }
        var committed = 0
        try BlockSequence.forEach(pending) { folder, path in
            let stored = try execute(folder, on: executor, state, path)
            committed += 1
            if json { try JSONLine.print(StoredBlockReport(stored)) } else { print(stored.line) }
            // Whoever reads along must not wait for a full buffer, nor miss it when the process is killed.
            fflush(nil)
        }
        if !json {
            let head = state.head
            print("\(committed) block\(committed == 1 ? "" : "s") committed: head \(head.number), root \(head.root)")
        }
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

    private func execute(
        _ folder: BlockFolder, on executor: any Executor, _ state: ShardedState, _ path: String
    ) throws -> StoredBlock {
        do {
            if checksSignatures {
                do { try folder.block.checkSignatures(workers: execution.workerCount) } catch {
                    throw ExecutionError.invalid(error)
                }
            }
            return try StoredBlock(folder, on: executor, state, partialOptions: partialOptions)
        } catch let error as StateError {
            throw CommandFailure.state(error)
        } catch let error as ExecutionError {
            throw CommandFailure(message: "\(path): \(error).", exitCode: CommandFailure.check)
        }
    }
}
