import Execution

extension MeasuredBlock {
    /// The block in one line of text.
    var line: String {
        let columns = [
            "\(block.header.number)".right(9),
            fork.name.left(17),
            "\(block.transactions.count)".right(5) + " tx",
            Decimal.grouped(outcome.gasUsed).right(11) + " gas",
            Decimal.text(milliseconds, digits: 3).right(9) + " ms",
            Decimal.text(megagasPerSecond, digits: 0).right(6) + " Mgas/s",
            verification.line,
        ]
        return columns.joined(separator: "  ")
    }
}

extension BlockVerification {
    /// "ok: gas bloom receipts state", without what had nothing to compare, or the first difference.
    var line: String {
        if let firstDifference { return "WRONG \(firstDifference)" }
        let checks = [("gas", gasUsed), ("bloom", logsBloom), ("receipts", receiptsRoot), ("state", postState)]
        return "ok: " + checks.filter { $0.1 == .passed }.map(\.0).joined(separator: " ")
    }
}
