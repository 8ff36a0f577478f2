import Chain
import Primitives
import State

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

    init(index: Int, _ virtualMachine: any VirtualMachine) {
        self.index = index
        self.virtualMachine = virtualMachine
        view = TransactionView(source: MemoryState(StateSnapshot()))
    }

    func begin(_ environment: BlockEnvironment, locations: LocationTable, frontier: FrontierState) {
        view.reset(to: locations, frontier: frontier, arena: arena)
        virtualMachine.beginBlock(environment, in: view)
    }

    /// Starts reading what transactions are sure to need.
    func prefetch(_ claim: Range<Int>, of transactions: [Transaction], from source: any StateSource) {
        addresses.removeAll(keepingCapacity: true)
        for index in claim {
            addresses.append(transactions[index].sender)
            if let to = transactions[index].to { addresses.append(to) }
        }
        addresses.withUnsafeBufferPointer { source.prefetch($0) }
    }

    /// Runs a transaction against the state before the block.
    func attempt(_ transaction: Transaction) -> Attempt {
        (try? execute(transaction))
            ?? Attempt(
                worker: Int32(index), isValid: false, outcome: TransactionOutcome(succeeded: false, gasUsed: 0),
                effects: view.collectEffects(), firstLog: view.logCount, endLog: view.logCount)
    }

    /// Runs a transaction against the committed state. Only for the frontier's owner.
    func executeAtFrontier(_ transaction: Transaction) throws(InvalidTransaction) -> Attempt {
        view.setAtFrontier(true)
        defer { view.setAtFrontier(false) }
        return try execute(transaction)
    }

    private func execute(_ transaction: Transaction) throws(InvalidTransaction) -> Attempt {
        let firstLog = view.logCount
        let outcome = try virtualMachine.execute(transaction, in: view)
        return Attempt(
            worker: Int32(index), isValid: view.missingCode == nil, outcome: outcome, effects: view.collectEffects(),
            firstLog: firstLog, endLog: view.logCount)
    }
}
