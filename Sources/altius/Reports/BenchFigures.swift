/// Time and rates of one block, or of all.
struct BenchFigures: Encodable {
    /// `nil` for the total.
    let block: UInt64?
    let transactions: Int
    let gasUsed: UInt64
    let milliseconds: Double
    let megagasPerSecond: Double
    let transactionsPerSecond: Double
    let verified: Bool

    init(_ measured: MeasuredBlock) {
        var totals = BlockTotals()
        totals.add(measured)
        self.init(totals, block: measured.block.header.number)
    }

    init(_ totals: BlockTotals, block: UInt64? = nil) {
        self.block = block
        transactions = totals.transactions
        gasUsed = totals.gasUsed
        milliseconds = totals.milliseconds
        megagasPerSecond = totals.megagasPerSecond
        transactionsPerSecond = totals.transactionsPerSecond
        verified = totals.allVerified
    }

    var line: String {
        let columns = [
            (block.map { "\($0)" } ?? "total").right(9),
            "\(transactions)".right(6) + " tx",
            Decimal.grouped(gasUsed).right(13) + " gas",
            Decimal.text(milliseconds, digits: 3).right(10) + " ms",
            Decimal.text(megagasPerSecond, digits: 0).right(6) + " Mgas/s",
            Decimal.grouped(UInt64(transactionsPerSecond.rounded())).right(9) + " tx/s",
        ]
        return columns.joined(separator: "  ") + (verified ? "" : "  WRONG")
    }
}
