import Telemetry

/// What is shown of a block that was executed.
package struct BlockSummary: Sendable, Equatable {
    package var number: UInt64
    /// Of the folder or file it was read from.
    package var name: String
    /// The rules it was executed under, as people call them: "Cancun".
    package var fork: String
    /// "sequential", "occ", "occ+ssa".
    package var executor: String
    package var transactions: Int
    package var gasUsed: UInt64
    /// Execution only: from the first transaction's start to the last commit.
    package var nanoseconds: UInt64
    package var verification: [VerificationItem]
    /// The first thing that differs, in one sentence: where, what was expected, what was found.
    package var difference: String?
    /// What the shards of the state did; nil where it is not in shards.
    package var shards: ShardTotals?

    package init(
        number: UInt64, name: String, fork: String, executor: String, transactions: Int, gasUsed: UInt64,
        nanoseconds: UInt64, verification: [VerificationItem], difference: String? = nil,
        shards: ShardTotals? = nil
    ) {
        self.number = number
        self.name = name
        self.fork = fork
        self.executor = executor
        self.transactions = transactions
        self.gasUsed = gasUsed
        self.nanoseconds = nanoseconds
        self.verification = verification
        self.difference = difference
        self.shards = shards
    }

    /// Transactions per second of execution; nil when no time was measured.
    package var transactionsPerSecond: Double? {
        Rates.perSecond(UInt64(clamping: transactions), nanoseconds: nanoseconds)
    }

    /// Millions of gas per second of execution; nil when no time was measured.
    package var megagasPerSecond: Double? { Rates.megagasPerSecond(gasUsed, nanoseconds: nanoseconds) }

    /// Every figure that could be compared matched, and at least one could.
    package var isVerified: Bool {
        !hasMismatch && verification.contains { $0.verdict == .matched }
    }

    /// A figure differs from the block file's.
    package var hasMismatch: Bool { verification.contains { $0.verdict == .mismatched } }
}
