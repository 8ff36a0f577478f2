/// Where one block's time went. Differs from run to run, unlike `ConflictReport`.
///
/// It is read off the block's events and nothing else, so a recorded trace gives the report that the run itself had.
package struct TimingReport: Sendable, Equatable {
    /// Which state an execution ran against.
    package enum Round: Sendable, Equatable {
        /// A state that lacks what transactions before it were still doing.
        case ahead
        /// The committed state of everything before it. All executions one by one are of this kind.
        case atFrontier
    }

    /// One execution of a transaction.
    package struct Execution: Sendable, Equatable {
        /// The transaction's index.
        package var transaction: Int
        /// Which of its executions, from 0.
        package var incarnation: Int
        package var round: Round
        package var worker: Int
        /// Nanoseconds since the block began.
        package var start: UInt64
        package var nanoseconds: UInt64
        package var gasUsed: UInt64

        package init(
            transaction: Int, incarnation: Int, round: Round, worker: Int, start: UInt64, nanoseconds: UInt64,
            gasUsed: UInt64
        ) {
            self.transaction = transaction
            self.incarnation = incarnation
            self.round = round
            self.worker = worker
            self.start = start
            self.nanoseconds = nanoseconds
            self.gasUsed = gasUsed
        }
    }

    /// Nanoseconds that one worker spent on each activity. Together they are the block's.
    package struct Worker: Sendable, Equatable {
        package var executingAhead: UInt64
        package var executingAtFrontier: UInt64
        /// Checking and settling transactions.
        package var committing: UInt64
        /// The rest: nothing to do, or looking for it.
        package var waiting: UInt64

        package init(
            executingAhead: UInt64 = 0, executingAtFrontier: UInt64 = 0, committing: UInt64 = 0, waiting: UInt64 = 0
        ) {
            self.executingAhead = executingAhead
            self.executingAtFrontier = executingAtFrontier
            self.committing = committing
            self.waiting = waiting
        }

        package var busy: UInt64 { executingAhead &+ executingAtFrontier &+ committing }
    }

    /// In order of start.
    package var executions: [Execution]
    /// By transaction: nanoseconds that the frontier spent on checking and settling it, its execution there excluded.
    package var commits: [UInt64]
    package var workers: [Worker]
    /// From the block's beginning to its last commit.
    package var nanoseconds: UInt64

    package init(executions: [Execution], commits: [UInt64], workers: [Worker], nanoseconds: UInt64) {
        self.executions = executions
        self.commits = commits
        self.workers = workers
        self.nanoseconds = nanoseconds
    }
}
