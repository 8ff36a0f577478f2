import Chain
import Primitives
import State
import Telemetry

/// One execution of a transaction: what it gave, where its effects and logs are, and whether the transaction was valid.
struct Attempt: BitwiseCopyable {
    let worker: Int32
    let isValid: Bool
    let outcome: TransactionOutcome
    let effects: Effects
    let firstLog: Int
    let endLog: Int
}

/// What a thread needs to run transactions: a virtual machine, a view, and room for effects.
///
/// `@unchecked Sendable`: used by one thread at a time: its own during a block, and the frontier's owner only reads `arena`
/// entries of attempts that were handed over (see `BlockRun`).
final class Worker: @unchecked Sendable {
    let index: Int
    let virtualMachine: any VirtualMachine
    let view: TransactionView
    let arena = EffectArena()
    private var addresses: [Address] = []
    private let ownRecorder: Recorder
    /// That of the running block.
    private(set) var recorder = Recorder.off
    /// Executions of this block whose accesses are reported at its end.
    var observed: [ObservedExecution] = []

    /// - Parameter recorder: for this worker alone; its collector must outlive the worker.
    init(index: Int, _ virtualMachine: any VirtualMachine, recorder: Recorder) {
        self.index = index
        ownRecorder = recorder
        self.virtualMachine = virtualMachine
        view = TransactionView(source: MemoryState(StateSnapshot()))
    }

    func begin(_ run: BlockRun, locations: LocationTable, frontier: FrontierState) {
        recorder = run.task.reportsEvents ? ownRecorder : .off
        recorder.enterBlock(run.task.ordinal)
        view.reset(to: locations, frontier: frontier, arena: arena)
        virtualMachine.beginBlock(run.environment, in: view)
    }

    /// Starts reading what transactions are sure to need.
    func prefetch(_ claim: Range<Int>, of transactions: [Transaction]) {
        addresses.removeAll(keepingCapacity: true)
        for index in claim {
            addresses.append(transactions[index].sender)
            if let to = transactions[index].to { addresses.append(to) }
        }
        addresses.withUnsafeBufferPointer { view.prefetch($0) }
    }

    /// Runs a transaction against the state before the block.
    func attempt(_ transaction: Transaction, _ txIndex: Int) -> Attempt {
        recorder.record(.executionBegan, txIndex: UInt32(truncatingIfNeeded: txIndex))
        let attempt =
            (try? execute(transaction))
            ?? Attempt(
                worker: Int32(index), isValid: false, outcome: TransactionOutcome(succeeded: false, gasUsed: 0),
                effects: view.collectEffects(), firstLog: view.logCount, endLog: view.logCount)
        reportEnd(of: attempt.outcome, isValid: attempt.isValid, txIndex, incarnation: 0)
        observe(attempt, txIndex, incarnation: 0)
        return attempt
    }

    /// Runs a transaction against the committed state. Only for the frontier's owner.
    ///
    /// - Parameter incarnation: which of its executions this is.
    func executeAtFrontier(
        _ transaction: Transaction, _ txIndex: Int, incarnation: UInt8
    ) throws(InvalidTransaction) -> Attempt {
        view.setAtFrontier(true)
        recorder.record(
            .executionBegan, txIndex: UInt32(truncatingIfNeeded: txIndex), incarnation: incarnation, 2)
        var attempt: Attempt?
        defer {
            view.setAtFrontier(false)
            reportEnd(
                of: attempt?.outcome, isValid: attempt?.isValid ?? false, txIndex, incarnation: incarnation)
        }
        let ended = try execute(transaction)
        attempt = ended
        return ended
    }

    /// Runs the next transaction of the view's series. Only for the frontier's owner.
    func executeInSeries(
        _ transactions: [Transaction], _ index: Int, block: UInt64
    ) throws(InvalidBlock) -> TransactionOutcome {
        recorder.record(.executionBegan, txIndex: UInt32(truncatingIfNeeded: index), 2)
        do {
            let outcome = try virtualMachine.execute(transactions[index], in: view)
            if recorder.isOn { reportEnd(of: outcome, isValid: view.missingCode == nil, index, incarnation: 0) }
            return outcome
        } catch {
            reportEnd(of: nil, isValid: false, index, incarnation: 0)
            throw InvalidBlock(block: block, transaction: index, error)
        }
    }

    /// Runs a step of the protocol at the frontier and commits it. Only for the frontier's owner.
    func performStep(on state: FrontierState, _ step: (TransactionView) -> Void) {
        view.setAtFrontier(true)
        // Without this a step that does nothing would leave the effects of the transaction before it.
        view.beginTransaction()
        step(view)
        view.setAtFrontier(false)
        state.apply(view.collectEffects(), index: Self.protocolStep)
    }

    /// Stands for the protocol where a transaction's index says who wrote.
    private static let protocolStep = Int(UInt32.max) - 1

    private func execute(_ transaction: Transaction) throws(InvalidTransaction) -> Attempt {
        let firstLog = view.logCount
        let outcome = try virtualMachine.execute(transaction, in: view)
        return Attempt(
            worker: Int32(index), isValid: view.missingCode == nil, outcome: outcome, effects: view.collectEffects(),
            firstLog: firstLog, endLog: view.logCount)
    }
}
