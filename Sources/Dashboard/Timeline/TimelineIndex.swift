import Telemetry

/// What a block's events say, by transaction, conflict, location and worker. Built in one pass, then never changed: every position of
/// the timeline is answered from it by binary search, so going backwards costs what going forwards does.
package struct TimelineIndex: Sendable {
    /// By transaction, then in order of time.
    package let executions: [Execution]
    /// By transaction, then in order of time.
    package let conflicts: [Conflict]
    /// By reader, then writer, then location, each once.
    package let dependencies: [Dependency]
    package let transactions: [TransactionTimeline]
    /// By worker.
    package let lanes: [WorkerLane]
    /// Most conflicts first.
    package let hotLocations: [HotLocation]
    /// Positions of all conflicts, in order.
    package let conflictPositions: [Int]
    /// Positions at which executions begin, in order.
    package let beginnings: [Int]
    /// Positions of all commits, in order, and the gas of all up to each.
    package let commitPositions: [Int]
    package let committedGas: [UInt64]
    /// Positions of the events of each transaction.
    package let positions: PositionsByTransaction
    /// Gas of all executions that were thrown away.
    package let wastedGas: UInt64
    /// Nanoseconds from the beginning of a transaction's first execution to its commit, sorted.
    package let commitLatencies: [UInt64]
    private let recordedWrites: [WriteIndex.Write]
    private let writeMemo = Memo<WriteIndex>()

    /// - Parameters:
    ///   - count: how many transactions the block has; more where events name more.
    ///   - workers: how many it has at least.
    /// - Complexity: O(n log n) in executions, conflicts and dependencies, O(n) in events.
    init(_ events: TimelineEvents, count: Int, workers: Int = 0) {
        var builder = TimelineIndexBuilder(count: count, workers: workers)
        for position in 0..<events.count {
            // Most events are reads, and say nothing here but where they stand.
            if events.kind(position) == .readRecorded {
                builder.addRead(
                    of: events.transaction(position), by: events.worker(position), position: position,
                    time: events.time(position))
            } else {
                builder.add(events[position], position: position, time: events.time(position))
            }
        }
        builder.finish()
        executions = builder.executions
        conflicts = builder.conflicts
        dependencies = builder.dependencies
        transactions = builder.transactions
        lanes = builder.lanes
        hotLocations = builder.hotLocations
        conflictPositions = builder.conflictPositions
        beginnings = builder.beginnings
        commitPositions = builder.commitPositions
        committedGas = builder.committedGas
        positions = PositionsByTransaction(events, count: builder.transactions.count)
        wastedGas = builder.transactions.reduce(0) { $0 &+ $1.wastedGas }
        recordedWrites = builder.writes
        let executions = builder.executions
        commitLatencies = builder.transactions.compactMap { transaction in
            guard let end = transaction.commitTime, let first = transaction.executions.first else { return nil }
            return end - min(end, executions[first].beginTime)
        }.sorted()
    }
}

extension TimelineIndex {
    /// Who writes what. Sorted when it is first asked for: most blocks pass without that, and it would be a fifth of the work.
    package var writes: WriteIndex { writeMemo.value { WriteIndex(recordedWrites) } }

    /// Executions of one transaction.
    package func executions(of transaction: Int) -> ArraySlice<Execution> {
        transactions.indices.contains(transaction) ? executions[transactions[transaction].executions] : []
    }

    /// Failed reads of one transaction.
    package func conflicts(of transaction: Int) -> ArraySlice<Conflict> {
        transactions.indices.contains(transaction) ? conflicts[transactions[transaction].conflicts] : []
    }

    /// What one transaction read from others of the block.
    package func dependencies(of transaction: Int) -> ArraySlice<Dependency> {
        transactions.indices.contains(transaction) ? dependencies[transactions[transaction].dependencies] : []
    }

    /// How many transactions are final when so many events have happened.
    package func commits(at position: Int) -> Int { commitPositions.partition(where: { $0 >= position }) }

    /// Gas of the transactions that are final then.
    package func gas(at position: Int) -> UInt64 {
        let commits = commits(at: position)
        return commits == 0 ? 0 : committedGas[commits - 1]
    }

    /// How many failed reads have been found by then.
    package func conflicts(at position: Int) -> Int { conflictPositions.partition(where: { $0 >= position }) }

    /// Transactions that did not hold at first, in block order.
    package var retried: [Int] { transactions.indices.filter { transactions[$0].isRetried } }
}
