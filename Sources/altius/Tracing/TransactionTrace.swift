import Chain
import EVM
import Execution

/// The steps of one transaction of a block, as lines of JSON in the form of EIP-3155.
///
/// The block is executed one by one, so that the transaction sees the state it has in its place.
struct TransactionTrace {
    let folder: BlockFolder
    /// Where the block was read from.
    let path: String
    let transaction: Int
    let options: BlockOptions

    /// - Throws: if the block has no such transaction.
    init(_ folder: BlockFolder, at path: String, transaction: Int, options: BlockOptions) throws {
        let count = folder.block.transactions.count
        guard (0..<count).contains(transaction) else {
            let expected = count == 0 ? "none: the block is empty" : "0 to \(count - 1)"
            throw CommandFailure.usage(
                "\(path): block \(folder.block.header.number): --trace-evm: expected a transaction index (\(expected)), "
                    + "found \(transaction).")
        }
        (self.folder, self.path, self.transaction, self.options) = (folder, path, transaction, options)
    }

    /// Executes the block and writes the steps, then compares the results.
    /// - Parameter file: a file that is written over; nil for standard output.
    func write(to file: String?) throws {
        let output = try TraceOutput(path: file)
        let tracer = StepTracer { output.write($0) }
        let executor = SequentialExecutor(TracingVM(target: transaction, tracer: tracer))
        do {
            let measured = try MeasuredBlock(folder, on: executor, options: options, repetitions: 1)
            try output.finish()
            if let difference = measured.verification.firstDifference {
                throw CommandFailure(
                    message: "\(path): block \(folder.block.header.number): \(difference)",
                    exitCode: CommandFailure.check)
            }
        } catch let error as ExecutionError {
            try output.finish()
            throw CommandFailure(message: "\(path): \(error)", exitCode: CommandFailure.check)
        }
    }
}
