import Telemetry

extension EventBatch {
    /// The batch cut before every `blockBegan`: traces hold the events of many small blocks in one piece. Descriptions and tables go
    /// with the first piece that has events of their block.
    var piecesByBlock: [EventBatch] {
        let cuts = events.indices.filter { $0 > 0 && events[$0].kind == .blockBegan }
        guard !cuts.isEmpty else { return [self] }
        var pieces = zip([0] + cuts, cuts + [events.count]).map { start, end in
            EventBatch(events: Array(events[start..<end]), lost: lost)
        }
        func place(_ ordinal: UInt32, _ pieces: [EventBatch]) -> Int {
            pieces.firstIndex { $0.events.contains { $0.block == ordinal } } ?? pieces.count - 1
        }
        for block in blocks { pieces[place(block.ordinal, pieces)].blocks.append(block) }
        for table in locationNames { pieces[place(table.block, pieces)].locationNames.append(table) }
        for table in conflictValues { pieces[place(table.block, pieces)].conflictValues.append(table) }
        // A report comes after its block's events, and so perhaps with the next block's only.
        for report in shardReports {
            let piece = pieces.firstIndex { $0.events.contains { $0.block == report.block } } ?? 0
            pieces[piece].shardReports.append(report)
        }
        return pieces
    }
}
