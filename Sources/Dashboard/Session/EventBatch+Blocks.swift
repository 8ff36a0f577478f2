import Telemetry

extension EventBatch {
    /// The block whose beginning a piece of a batch starts with.
    var beginningBlock: UInt32? { events.first.flatMap { $0.kind == .blockBegan ? $0.block : nil } }

    /// The batch cut before every `blockBegan`: traces hold the events of many small blocks in one piece. Descriptions and tables go
    /// with the first piece that has events of their block; what comes of a block without any goes before the next block's.
    var piecesByBlock: [EventBatch] {
        let cuts = events.indices.filter { events[$0].kind == .blockBegan }
        guard !cuts.isEmpty else { return [self] }
        var pieces = zip([0] + cuts, cuts + [events.count]).map { start, end in
            EventBatch(events: Array(events[start..<end]), lost: lost)
        }
        func place(_ ordinal: UInt32) -> Int {
            if let own = pieces.firstIndex(where: { $0.events.contains { $0.block == ordinal } }) { return own }
            let next = pieces.firstIndex { $0.events.contains { $0.block > ordinal } }
            return max(0, (next ?? pieces.count) - 1)
        }
        for block in blocks { pieces[place(block.ordinal)].blocks.append(block) }
        for table in locationNames { pieces[place(table.block)].locationNames.append(table) }
        for table in conflictValues { pieces[place(table.block)].conflictValues.append(table) }
        // These come after their block's events, and so perhaps with the next block's only.
        for report in shardReports { pieces[place(report.block)].shardReports.append(report) }
        for result in results { pieces[place(result.block)].results.append(result) }
        return pieces.filter { !$0.isEmpty }
    }
}
