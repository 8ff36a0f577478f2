import Chain
import Execution
import Primitives
import State
import StateTree

/// A block executed on a stored state and committed to it.
struct StoredBlock {
    let block: Block
    let fork: Fork
    let outcome: BlockOutcome
    let verification: BlockVerification
    let stateRoot: Hash256
    /// `nil` where the state is partial, and so has another root than the chain's.
    let isRootVerified: Bool?
    let executor: String
    let workers: Int
    /// From the end of execution to the new root.
    let rootNanoseconds: UInt64
    /// From there to a durable state.
    let commitNanoseconds: UInt64

    /// Executes the folder's block on `state`; commits it if everything is as its header says.
    ///
    /// - Throws: `ExecutionError` for an invalid block, `StateError` if it does not follow the head, has another root, or the
    ///   store fails; `CommandFailure` if gas, bloom or receipts are wrong. The state is then unchanged.
    init(_ folder: BlockFolder, on executor: any Executor, _ state: ShardedState, partialOptions: BlockOptions) throws {
        let header = folder.block.header
        let isWhole = state.head.isWhole
        let link = BlockLink(
            number: header.number, hash: folder.block.hash ?? header.hash, parentHash: header.parentHash)
        try state.checkFollows(link)
        var task = BlockTask(
            block: folder.block, source: state, blockHashes: folder.blockHashes,
            options: isWhole ? .wholeBlock : partialOptions)
        task.name = folder.name
        task.reportsEvents = false
        if isWhole {
            // A failing read shows when the block is committed.
            task.intermediateRoot = { (try? state.prepare($0, of: link))?.root ?? .zero }
        }
        state.prefetch(folder.block.transactions.flatMap { [$0.sender, $0.to].compactMap { $0 } })
        let outcome = try executor.execute(task)
        try state.checkReads()
        let verification = BlockVerification(
            outcome, of: folder.block, rules: .rules(of: task.fork), hasReceiptRoots: isWhole,
            preState: folder.preState, postState: nil)
        if let difference = verification.firstDifference {
            throw CommandFailure(
                message: "block \(header.number): \(difference); nothing was committed.",
                exitCode: CommandFailure.check)
        }
        let clock = ContinuousClock()
        let start = clock.now
        let prepared = try state.prepare(outcome.stateChange, of: link)
        stateRoot = prepared.root
        guard !isWhole || stateRoot == header.stateRoot else {
            throw StateError.wrongRoot(block: header.number, expected: header.stateRoot, found: stateRoot)
        }
        let rooted = clock.now
        rootNanoseconds = (rooted - start).wholeNanoseconds
        try state.commit(prepared)
        commitNanoseconds = (clock.now - rooted).wholeNanoseconds
        block = folder.block
        fork = task.fork
        self.outcome = outcome
        self.verification = verification
        isRootVerified = isWhole ? true : nil
        self.executor = executor.name
        workers = executor.workers
    }

    var milliseconds: Double { Double(outcome.executionNanoseconds) / 1e6 }
    var rootMilliseconds: Double { Double(rootNanoseconds) / 1e6 }
    var commitMilliseconds: Double { Double(commitNanoseconds) / 1e6 }

    /// The block in one line of text.
    var line: String {
        let columns = [
            "\(block.header.number)".right(9), fork.name.left(17),
            "\(block.transactions.count)".right(5) + " tx",
            Decimal.grouped(outcome.gasUsed).right(11) + " gas",
            Decimal.text(milliseconds, digits: 3).right(9) + " ms",
            Decimal.text(rootMilliseconds, digits: 3).right(9) + " ms to root",
            Decimal.text(commitMilliseconds, digits: 3).right(9) + " ms to disk",
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
