import Chain
import EVM
import Execution
import Stepping

extension StepRecording {
    /// Records one execution of one transaction of a block. Executes the block one by one up to it; O(transactions before it).
    ///
    /// - Parameters:
    ///   - transaction: its index in the block.
    ///   - incarnation: nil for the committed execution. 0 for the first one of a transaction that had to run again: it runs alone on
    ///     the state before the block, its nonce taken to be the account's, as executors take it that run ahead.
    ///   - options: of the run whose execution this is.
    ///   - limit: how much memory the recording may take, in bytes.
    /// - Throws: `CommandFailure` with a sentence for the user: no such transaction, an execution whose state is not known, or one that
    ///   could not run on its state.
    static func of(
        _ folder: BlockFolder, transaction: Int, incarnation: Int?, options: BlockOptions = .transactionsOnly,
        limit: Int = StepRecording.defaultLimit
    ) throws -> StepRecording {
        let number = folder.block.header.number
        let count = folder.block.transactions.count
        guard (0..<count).contains(transaction) else {
            throw CommandFailure.usage("block \(number) has no transaction \(transaction); it has \(count).")
        }
        if let incarnation, incarnation != 0 {
            throw CommandFailure.usage(
                "block \(number), transaction \(transaction): what its execution number \(incarnation + 1) saw is not known; "
                    + "the first one and the committed one can be run again.")
        }
        let task: BlockTask =
            incarnation == nil
            ? .through(transaction, of: folder, options: options) : .alone(transaction, of: folder, options: options)
        let recorder = StepRecorder(
            RecordedExecution(block: number, transaction: transaction, kind: incarnation == nil ? .committed : .first),
            limit: limit)
        do {
            let virtualMachine = RecordingVM(target: task.block.transactions.count - 1, recorder: recorder)
            _ = try SequentialExecutor(virtualMachine).execute(task)
        } catch {
            throw CommandFailure(
                message: "transaction \(transaction) could not run again: \(error)", exitCode: CommandFailure.check)
        }
        guard let recording = recorder.finish() else {
            throw CommandFailure(
                message: "transaction \(transaction) of block \(number) did not run.", exitCode: CommandFailure.check)
        }
        return recording
    }
}
