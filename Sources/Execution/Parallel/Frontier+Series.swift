import Chain
import State
import Telemetry

extension Frontier {
    /// Runs and settles transactions one by one, none of which ran ahead, without looking at each location they access. For
    /// where the policy has given up on parallelism: all that a chain of dependent transactions can have is speed.
    mutating func commitSeries(
        _ range: Range<Int>, of transactions: [Transaction], source: any StateSource, by worker: Worker
    ) throws(ExecutionError) {
        worker.view.beginSeries(at: range.lowerBound)
        for index in range {
            if (index - range.lowerBound) % Self.prefetchedAtOnce == 0 {
                let end = min(index + Self.prefetchedAtOnce, range.upperBound)
                worker.prefetch(index..<end, of: transactions, from: source)
            }
            try commitNext(index, of: transactions, by: worker)
        }
        worker.view.endSeries()
        series.append(range)
    }

    private static let prefetchedAtOnce = 16

    private mutating func commitNext(
        _ index: Int, of transactions: [Transaction], by worker: Worker
    ) throws(ExecutionError) {
        let firstLog = worker.view.logCount
        let outcome: TransactionOutcome
        do {
            try gas.admit(transactions, index)
            outcome = try worker.executeInSeries(transactions, index, block: block)
        } catch {
            throw .invalid(error)
        }
        if let hash = worker.view.missingCode {
            throw .missingCode(block: block, transaction: index, codeHash: hash)
        }
        let firstDependency = dependencies.count
        worker.view.takeSeriesReads { dependencies.append((index, $0)) }
        gas.charge(transactions, index, gasUsed: outcome.gasUsed)
        results.append(
            CommittedTransaction(
                succeeded: outcome.succeeded, gasUsed: outcome.gasUsed, cumulativeGasUsed: gas.used,
                worker: worker.index, logs: firstLog..<worker.view.logCount, executions: 1, wastedGas: 0))
        reportCommit(
            gasUsed: outcome.gasUsed, index, firstDependency: firstDependency, executions: 1, checked: nil, by: worker)
        policy.committed(index, isDependent: dependencies.count > firstDependency)
    }
}
