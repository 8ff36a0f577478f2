import Chain
import Execution
import StateTree
import Telemetry

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
    /// Where a trace is written to.
    let recording: TraceRecording?

    func run(_ sources: [BlockSource]) throws {
        let measured = try MeasuredState.open(dataDir, workers: execution.workerCount)
        let executor = execution.makeExecutor(telemetry: recording?.collector)
        let start = measured.state.head
        let pending = try measured.pending(of: sources)
        let known = sources.count - pending.count
        if known > 0, !json {
            print("\(Decimal.counted(known, "block")) up to \(start.number) in the state already")
        }
        var committed = 0
        try BlockSequence.forEach(pending) { folder, path in
            let ordinal = recording?.takeOrdinal()
            let stored: StoredBlock
            do {
                stored = try execute(folder, on: executor, measured, path, ordinal)
            } catch let failure as CommandFailure {
                if let ordinal { recording?.post(refusalOf: folder, ordinal, failure.message) }
                throw failure
            }
            committed += 1
            if let ordinal, let recording {
                recording.collector.post(stored.report)
                recording.collector.post(
                    BlockResult(block: ordinal, stored.verification, isRootVerified: stored.isRootVerified))
                _ = recording.takeBlock(ordinal, workers: executor.workers)
            }
            if json { try JSONLine.print(StoredBlockReport(stored)) } else { print(stored.line) }
            // Whoever reads along must not wait for a full buffer, nor miss it when the process is killed.
            fflush(nil)
        }
        if !json {
            let head = measured.state.head
            print("\(committed) block\(committed == 1 ? "" : "s") committed: head \(head.number), root \(head.root)")
        }
    }

    private func execute(
        _ folder: BlockFolder, on executor: any Executor, _ measured: MeasuredState, _ path: String, _ ordinal: UInt32?
    ) throws -> StoredBlock {
        do {
            if checksSignatures {
                do { try folder.block.checkSignatures(workers: execution.workerCount) } catch {
                    throw ExecutionError.invalid(error)
                }
            }
            return try StoredBlock(
                folder, on: executor, measured, partialOptions: partialOptions, recordedAs: ordinal)
        } catch let error as StateError {
            throw CommandFailure.state(error)
        } catch let error as ExecutionError {
            throw CommandFailure(message: "\(path): \(error).", exitCode: CommandFailure.check)
        }
    }
}
