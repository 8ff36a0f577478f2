import Chain
import Execution
import Primitives
import State
import StateTree
import Telemetry

/// A block executed on a stored state and committed to it.
struct StoredBlock {
    let block: Block
    let fork: Fork
    let outcome: BlockOutcome
    let verification: BlockVerification
    let executor: String
    let workers: Int
    let report: ShardReport

    /// Executes the folder's block on `state`; commits it if everything is as its header says.
    ///
    /// - Parameter ordinal: the block's position for the executor's collector; `nil` if it is told of none.
    /// - Throws: `ExecutionError` for an invalid block, `StateError` if it does not follow the head, has another root, or the
    ///   store fails; `CommandFailure` if gas, bloom or receipts are wrong. The state is then unchanged.
    init(
        _ folder: BlockFolder, on executor: any Executor, _ measured: MeasuredState, partialOptions: BlockOptions,
        recordedAs ordinal: UInt32? = nil
    ) throws {
        let state = measured.state
        let header = folder.block.header
        let isWhole = state.head.isWhole
        let link = BlockLink(
            number: header.number, hash: folder.block.hash ?? header.hash, parentHash: header.parentHash)
        try state.checkFollows(link)
        var task = BlockTask(
            block: folder.block, source: state, blockHashes: folder.blockHashes,
            options: isWhole ? .wholeBlock : partialOptions)
        task.describe(as: folder)
        task.ordinal = ordinal ?? 0
        task.reportsEvents = ordinal != nil
        if isWhole {
            // A failing read shows when the block is committed.
            task.intermediateRoot = { (try? state.prepare($0, of: link))?.root ?? .zero }
        }
        let execution = try ShardedExecution(task, on: executor, measured, as: link, ahead: ReadAhead(folder.block))
        let verification = BlockVerification(
            execution.outcome, of: folder.block, rules: .rules(of: task.fork), hasReceiptRoots: isWhole,
            preState: folder.preState, postState: nil)
        if let difference = verification.firstDifference {
            throw CommandFailure(
                message: "block \(header.number): \(difference); nothing was committed.",
                exitCode: CommandFailure.check)
        }
        if isWhole, execution.root != header.stateRoot {
            throw StateError.wrongRoot(block: header.number, expected: header.stateRoot, found: execution.root)
        }
        report = try execution.commit(isRootVerified: isWhole ? true : nil)
        block = folder.block
        fork = task.fork
        outcome = execution.outcome
        self.verification = verification
        self.executor = executor.name
        workers = executor.workers
    }

    var stateRoot: Hash256 { report.root }
    /// `nil` where the state is partial, and so has another root than the chain's.
    var isRootVerified: Bool? { report.isRootVerified }

    var milliseconds: Double { Double(outcome.executionNanoseconds) / 1e6 }
    var rootMilliseconds: Double { Double(report.rootLatency) / 1e6 }
    /// Of the whole commit, the root's computation included.
    var commitMilliseconds: Double { Double(report.commitNanoseconds) / 1e6 }

    /// The block in one line of text.
    var line: String {
        let columns = [
            "\(block.header.number)".right(9), fork.name.left(17),
            "\(block.transactions.count)".right(5) + " tx",
            Decimal.grouped(outcome.gasUsed).right(11) + " gas",
            Decimal.text(milliseconds, digits: 3).right(9) + " ms",
            Decimal.text(rootMilliseconds, digits: 3).right(9) + " ms to root",
            Decimal.text(commitMilliseconds, digits: 3).right(9) + " ms to commit",
            verification.line + (isRootVerified == true ? " root" : ""),
        ]
        return columns.joined(separator: "  ")
    }
}

/// The same as one JSON object.
struct StoredBlockReport: Encodable {
    private struct Checks: Encodable {
        let gasUsed: Bool?
        let logsBloom: Bool?
        let receiptsRoot: Bool?
        let stateRoot: Bool?
    }

    private let block: UInt64
    private let fork: String
    private let transactions: Int
    private let gasUsed: UInt64
    private let executor: String
    private let workers: Int
    private let milliseconds: Double
    private let rootMilliseconds: Double
    private let commitMilliseconds: Double
    private let stateRoot: String
    private let verified: Checks

    init(_ stored: StoredBlock) {
        block = stored.block.header.number
        fork = stored.fork.name
        transactions = stored.block.transactions.count
        gasUsed = stored.outcome.gasUsed
        executor = stored.executor
        workers = stored.workers
        milliseconds = stored.milliseconds
        rootMilliseconds = stored.rootMilliseconds
        commitMilliseconds = stored.commitMilliseconds
        stateRoot = stored.stateRoot.description
        let checks = stored.verification
        verified = Checks(
            gasUsed: checks.gasUsed.verdict, logsBloom: checks.logsBloom.verdict,
            receiptsRoot: checks.receiptsRoot.verdict, stateRoot: stored.isRootVerified)
    }
}
