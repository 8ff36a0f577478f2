import Execution

/// Sums over the blocks of one command.
struct BlockTotals {
    private(set) var blocks = 0
    private(set) var verified = 0
    private(set) var refused = 0
    private(set) var transactions = 0
    private(set) var gasUsed: UInt64 = 0
    private(set) var nanoseconds: UInt64 = 0

    mutating func add(_ measured: MeasuredBlock) {
        blocks += 1
        if measured.verification.passed { verified += 1 }
        transactions += measured.block.transactions.count
        gasUsed += measured.outcome.gasUsed
        nanoseconds += measured.nanoseconds
    }

    mutating func addRefused() {
        blocks += 1
        refused += 1
    }

    var allVerified: Bool { verified == blocks }
    var milliseconds: Double { Double(nanoseconds) / 1e6 }
    var megagasPerSecond: Double { nanoseconds > 0 ? Double(gasUsed) * 1e3 / Double(nanoseconds) : 0 }
    var transactionsPerSecond: Double { nanoseconds > 0 ? Double(transactions) * 1e9 / Double(nanoseconds) : 0 }

    /// "43 blocks, 43 verified: 10130 tx, 488,000,000 gas, 215.1 ms, 2270 Mgas/s, 47100 tx/s".
    var line: String {
        let counts =
            "\(blocks) block\(blocks == 1 ? "" : "s"), \(verified) verified"
            + (refused > 0 ? ", \(refused) refused" : "")
        let figures = [
            "\(transactions) tx", "\(Decimal.grouped(gasUsed)) gas", "\(Decimal.text(milliseconds, digits: 3)) ms",
            "\(Decimal.text(megagasPerSecond, digits: 0)) Mgas/s",
            "\(Decimal.grouped(UInt64(transactionsPerSecond.rounded()))) tx/s",
        ]
        return "\(counts): \(figures.joined(separator: ", "))"
    }
}
