import Chain
import State
import Telemetry

extension Frontier {
    /// Runs and settles transactions one by one, none of which ran ahead, without looking at each location they access. For
    /// where the policy has given up on parallelism: all that a chain of dependent transactions can have is speed.
    ///
    /// - Returns: where the series ended: early, if its transactions turn out to be independent.
    mutating func commitSeries(
        _ range: Range<Int>, of transactions: [Transaction], by worker: Worker
    ) throws(ExecutionError) -> Int {
        worker.view.beginSeries(at: range.lowerBound, count: range.count)
        var index = range.lowerBound
        while index < range.upperBound && policy.isHopeless {
            let stop = min(index + SpeculationPolicy.step, range.upperBound)
            worker.prefetch(index..<stop, of: transactions)
            while index < stop {
                try commitNext(index, of: transactions, by: worker)
                index += 1
            }
        }
        worker.view.endSeries()
        series.append(range.lowerBound..<index)
        return index
    }

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
        for position in 0..<worker.view.seriesReadCount {
            dependencies.append((index, worker.view.seriesRead(position)))
        }
        gas.charge(transactions, index, gasUsed: outcome.gasUsed)
        results.append(
            CommittedTransaction(
                succeeded: outcome.succeeded, gasUsed: outcome.gasUsed, cumulativeGasUsed: gas.used,
                worker: worker.index, logs: firstLog..<worker.view.logCount, executions: 1, wastedGas: 0))
        if worker.recorder.isOn {
            reportCommit(
                gasUsed: outcome.gasUsed, index, firstDependency: firstDependency, executions: 1, checked: nil,
                by: worker)
        }
        policy.committedInSeries(isDependent: dependencies.count > firstDependency)
    }
}
