/// How far a transaction is when so many events of its block have happened.
package enum TransactionState: Sendable, Equatable {
    case waiting
    /// Which execution is running, from 0, and where.
    case executing(incarnation: Int, worker: Int)
    /// Executed, and not yet its turn to be checked.
    case ranAhead
    /// Its last execution did not hold.
    case failed
    case final
}

extension TimelineIndex {
    /// - Complexity: O(executions of the transaction).
    package func state(of transaction: Int, at position: Int) -> TransactionState {
        guard transactions.indices.contains(transaction) else { return .waiting }
        if let commit = transactions[transaction].commit, commit < position { return .final }
        guard let last = executions(of: transaction).last(where: { $0.begin < position }) else { return .waiting }
        guard let end = last.end, end < position else {
            return .executing(incarnation: last.incarnation, worker: last.worker)
        }
        let hasFailed = conflicts(of: transaction).contains {
            $0.position < position && $0.incarnation == last.incarnation
        }
        return hasFailed ? .failed : .ranAhead
    }
}
