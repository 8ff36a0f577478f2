import Telemetry

/// Rows for the block table, from recorded events alone. What a trace does not know (rules, checks) stays blank.
struct TracedBlocks {
    private struct Open {
        var number: UInt64 = 0
        var name = ""
        var transactions = 0
        var hasBegun = false
    }

    private var open: [UInt32: Open] = [:]
    /// Blocks that were refused have no end: so many are remembered.
    private static let openLimit = 64

    func beginsBlock(_ batch: EventBatch) -> Bool { batch.events.contains { $0.kind == .blockBegan } }

    /// The batch and what goes before and after it.
    mutating func events(for batch: EventBatch) -> [DashboardEvent] {
        if open.count > Self.openLimit { open = [:] }
        for description in batch.blocks {
            open[description.ordinal] = Open(
                number: description.number, name: description.name,
                transactions: Int(description.transactionCount))
        }
        var before: [DashboardEvent] = []
        var after: [DashboardEvent] = []
        for event in batch.events {
            switch event.kind {
            case .blockBegan:
                var block = open[event.block] ?? Open(number: event.b, transactions: Int(clamping: event.a))
                block.hasBegun = true
                open[event.block] = block
                before.append(
                    .blockBegan(number: block.number, name: block.name, transactions: block.transactions))
            case .blockEnded:
                guard let block = open.removeValue(forKey: event.block), block.hasBegun else { continue }
                after.append(
                    .blockEnded(
                        BlockSummary(
                            number: block.number, name: block.name, fork: "", executor: "",
                            transactions: block.transactions, gasUsed: event.a, nanoseconds: event.b,
                            verification: [])))
            default: continue
            }
        }
        return before + [.telemetry(batch)] + after
    }
}
