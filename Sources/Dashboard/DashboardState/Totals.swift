/// Sums over every block since the dashboard began. Figures of failed blocks are not in them, only their count is.
///
/// Additions saturate: a block file with absurd figures may spoil the sums, not end the program.
package struct Totals: Sendable, Equatable {
    package private(set) var blocks = 0
    package private(set) var failed = 0
    /// Blocks all of whose comparable figures matched.
    package private(set) var verified = 0
    package private(set) var mismatched = 0
    /// Blocks whose files hold nothing to compare.
    package private(set) var uncompared = 0
    package private(set) var transactions: UInt64 = 0
    package private(set) var gasUsed: UInt64 = 0
    /// Execution time, without reading, verifying and pausing.
    package private(set) var nanoseconds: UInt64 = 0

    package init() {}

    /// Transactions per second of execution.
    package var transactionsPerSecond: Double? { Rates.perSecond(transactions, nanoseconds: nanoseconds) }

    /// Millions of gas per second of execution.
    package var megagasPerSecond: Double? { Rates.megagasPerSecond(gasUsed, nanoseconds: nanoseconds) }

    mutating func add(_ summary: BlockSummary) {
        blocks += 1
        if summary.hasMismatch { mismatched += 1 } else if summary.isVerified { verified += 1 } else { uncompared += 1 }
        transactions = Self.sum(transactions, UInt64(clamping: summary.transactions))
        gasUsed = Self.sum(gasUsed, summary.gasUsed)
        nanoseconds = Self.sum(nanoseconds, summary.nanoseconds)
    }

    mutating func addFailure() { failed += 1 }

    private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? .max : sum
    }
}
