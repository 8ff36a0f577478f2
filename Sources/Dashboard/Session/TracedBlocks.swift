import Telemetry

/// Rows for the block table, from a trace: what the run that recorded it said of its blocks.
///
/// A block's last events and its result come in either order; it is over when both are there. `takeRest` is for the blocks of which
/// no more can come: a trace need not have results, and may lack events.
struct TracedBlocks {
    private struct Open {
        var description: BlockDescription
        /// An executor has described it: events of it come, unless they were lost.
        var isDescribed: Bool
        var hasBegun = false
        /// Its `blockEnded`.
        var end: Event?
        var shards: ShardTotals?
        var outcome: BlockResult.Outcome?

        var isOver: Bool {
            switch outcome {
            case nil: false
            case .checked: hasEnded
            case .refused: hasBegun || !isDescribed
            }
        }

        var hasEnded: Bool { hasBegun && end != nil }

        var isRefused: Bool {
            if case .refused = outcome { true } else { false }
        }
    }

    private var open: [UInt32: Open] = [:]
    /// Blocks may lack an end where events were lost: so many are remembered.
    private static let openLimit = 64

    /// The batch and what goes before and after it.
    mutating func events(for batch: EventBatch) -> [DashboardEvent] {
        if open.count > Self.openLimit { open = [:] }
        for description in batch.blocks {
            open[description.ordinal] = Open(description: description, isDescribed: true)
        }
        for report in batch.shardReports { open[report.block]?.shards = ShardTotals(report) }
        for result in batch.results { take(in: result) }
        var before: [DashboardEvent] = []
        for event in batch.events {
            switch event.kind {
            case .blockBegan:
                let known = open[event.block] ?? Open(description: BlockDescription(began: event), isDescribed: false)
                open[event.block] = known
                open[event.block]?.hasBegun = true
                before.append(.blockBegan(known.description))
            case .blockEnded: open[event.block]?.end = event
            default: continue
            }
        }
        return before + [.telemetry(batch)] + take { _, block in block.isOver }
    }

    /// What there is of blocks that nothing more is told of.
    ///
    /// - Parameter ordinal: the block that begins next; `nil` at the end of the trace.
    mutating func takeRest(before ordinal: UInt32? = nil) -> [DashboardEvent] {
        take { other, block in other < ordinal ?? .max && (block.hasEnded || block.isRefused) }
    }

    private mutating func take(in result: BlockResult) {
        if open[result.block] == nil, case .refused(let refusal) = result.outcome {
            let description = BlockDescription(
                ordinal: result.block, number: refusal.number, name: refusal.name, story: refusal.story,
                transactionCount: refusal.transactionCount ?? 0)
            open[result.block] = Open(description: description, isDescribed: false)
        }
        open[result.block]?.outcome = result.outcome
    }

    private mutating func take(where isWanted: (UInt32, Open) -> Bool) -> [DashboardEvent] {
        let ordinals = open.filter { isWanted($0.key, $0.value) }.keys.sorted()
        return ordinals.flatMap { open.removeValue(forKey: $0).map(Self.ending) ?? [] }
    }

    private static func ending(of block: Open) -> [DashboardEvent] {
        let description = block.description
        if case .refused(let refusal) = block.outcome {
            let failure = DashboardEvent.blockFailed(
                number: description.number, name: description.name, message: refusal.reason)
            let isUnheardOf = !block.hasBegun && refusal.transactionCount != nil
            return (isUnheardOf ? [.blockBegan(description)] : []) + [failure]
        }
        guard let end = block.end else { return [] }
        var summary = BlockSummary(
            number: description.number, name: description.name, fork: description.fork,
            executor: description.executor, transactions: Int(description.transactionCount), gasUsed: end.a,
            nanoseconds: end.b, verification: [], shards: block.shards)
        if case .checked(let items, let difference) = block.outcome {
            (summary.verification, summary.difference) = (items, difference)
        }
        return [.blockEnded(summary)]
    }
}

extension DashboardEvent {
    fileprivate static func blockBegan(_ block: BlockDescription) -> DashboardEvent {
        .blockBegan(
            number: block.number, name: block.name, transactions: Int(block.transactionCount),
            story: block.story.isEmpty ? nil : block.story)
    }
}

extension BlockDescription {
    /// What a `blockBegan` says, where there is no more.
    fileprivate init(began event: Event) {
        self.init(
            ordinal: event.block, number: event.b, name: "", transactionCount: UInt32(clamping: event.a))
    }
}
