import Chain
import State

/// The commit frontier: what is settled transaction by transaction, in block order, by one worker at a time.
struct Frontier {
    var policy: SpeculationPolicy
    /// Transactions in the window on which the policy has not decided.
    var undecided: [Int] = []
    var gas: BlockGas
    var results: [CommittedTransaction] = []
    /// Reads of locations that earlier transactions of the block wrote, as the committed executions made them.
    var dependencies: [(reader: Int, Dependency)] = []
    /// Reads that made an attempt fail.
    var conflicts: [(reader: Int, Dependency)] = []
    /// The same with the values behind them, where a collector wants to know.
    var reportedConflicts: [ReportedConflict] = []
    /// Transactions that ran one by one, unobserved but for the storage they read.
    var series: [Range<Int>] = []
    var failure: ExecutionError?

    let block: UInt64

    init(_ environment: BlockEnvironment, transactionCount count: Int) {
        gas = BlockGas(environment)
        block = environment.number
        policy = SpeculationPolicy(transactionCount: count)
        results.reserveCapacity(count)
    }

    /// Settles the transaction at `index`; everything before it is settled.
    ///
    /// - Parameters:
    ///   - ahead: its execution against the state before the block, `nil` if it waited for its turn.
    ///   - state: what transactions before it left; its effects are added.
    mutating func commit(
        _ transactions: [Transaction], _ index: Int, ahead: Attempt?, to state: FrontierState, by worker: Worker
    ) throws(ExecutionError) {
        do {
            try gas.admit(transactions, index)
        } catch {
            throw .invalid(error)
        }
        var wastedGas: UInt64 = 0
        var isDependent = false
        if let ahead {
            let firstDependency = dependencies.count
            let stands = check(ahead, index, state)
            isDependent = dependencies.count > firstDependency
            if stands && ahead.isValid {
                settle(transactions, index, ahead, state, executions: 1, wastedGas: 0)
                reportCommit(
                    gasUsed: ahead.outcome.gasUsed, index, firstDependency: firstDependency, executions: 1,
                    checked: ahead.effects.locationCount, by: worker)
                policy.committed(index, isDependent: isDependent)
                return
            }
            let firstConflict = conflicts.count
            conflicts.append(contentsOf: dependencies[firstDependency...].filter { $0.1.isConflict })
            reportFailure(of: ahead, index, conflicts[firstConflict...], state, by: worker)
            dependencies.removeSubrange(firstDependency...)
            wastedGas = ahead.outcome.gasUsed
        }
        let incarnation: UInt8 = ahead == nil ? 0 : 1
        let attempt: Attempt
        do {
            attempt = try worker.executeAtFrontier(transactions[index], index, incarnation: incarnation)
        } catch {
            throw .invalid(InvalidBlock(block: block, transaction: index, error))
        }
        if let hash = worker.view.missingCode {
            throw .missingCode(block: block, transaction: index, codeHash: hash)
        }
        let firstDependency = dependencies.count
        _ = check(attempt, index, state)
        isDependent = isDependent || dependencies.count > firstDependency
        if worker.recorder.isOn {
            worker.observe(
                attempt, index, incarnation: incarnation, dependencies: firstDependency..<dependencies.count)
        }
        settle(transactions, index, attempt, state, executions: incarnation + 1, wastedGas: wastedGas)
        reportCommit(
            gasUsed: attempt.outcome.gasUsed, index, firstDependency: firstDependency, executions: incarnation + 1,
            checked: nil, by: worker)
        policy.committed(index, isDependent: isDependent)
    }

    /// Compares what the attempt observed with the committed state, and notes what it read of the block's own writes.
    private mutating func check(_ attempt: Attempt, _ index: Int, _ state: FrontierState) -> Bool {
        state.validate(attempt.effects) { dependencies.append((index, $0)) }
    }

    private mutating func settle(
        _ transactions: [Transaction], _ index: Int, _ attempt: Attempt, _ state: FrontierState, executions: UInt8,
        wastedGas: UInt64
    ) {
        state.apply(attempt.effects, index: index)
        gas.charge(transactions, index, gasUsed: attempt.outcome.gasUsed)
        results.append(
            CommittedTransaction(
                succeeded: attempt.outcome.succeeded, gasUsed: attempt.outcome.gasUsed, cumulativeGasUsed: gas.used,
                worker: Int(attempt.worker), logs: attempt.firstLog..<attempt.endLog, executions: executions,
                wastedGas: wastedGas))
    }
}

/// What is kept of a committed transaction.
struct CommittedTransaction {
    let succeeded: Bool
    let gasUsed: UInt64
    let cumulativeGasUsed: UInt64
    /// Whose view holds the logs.
    let worker: Int
    let logs: Range<Int>
    let executions: UInt8
    /// Gas of the execution that was thrown away.
    let wastedGas: UInt64
}
