/// What a trace holds, written at its end.
package struct TraceTotals: Hashable, Sendable {
    package var blocks: UInt64 = 0
    /// Named locations, over all tables.
    package var locations: UInt64 = 0
    /// Failed reads whose values are told, over all tables.
    package var conflictValues: UInt64 = 0
    package var shardReports: UInt64 = 0
    /// Blocks of which is told what became of them.
    package var results: UInt64 = 0
    package var events: UInt64 = 0
    /// Events that were lost before they could be written.
    package var lost: UInt64 = 0

    package init() {}

    /// Counts a batch.
    mutating func add(_ batch: EventBatch) {
        blocks += UInt64(batch.blocks.count)
        locations += batch.locationNames.reduce(0) { $0 + UInt64($1.entries.count) }
        conflictValues += batch.conflictValues.reduce(0) { $0 + UInt64($1.entries.count) }
        shardReports += UInt64(batch.shardReports.count)
        results += UInt64(batch.results.count)
        events += UInt64(batch.events.count)
        lost = max(lost, batch.lost)
    }
}

extension TraceTotals {
    var content: [UInt8] {
        var encoder = ByteEncoder()
        for total in [blocks, locations, conflictValues, events, lost, shardReports, results] { encoder.append(total) }
        return encoder.bytes
    }

    init(content: [UInt8], version: UInt16) throws(TraceFault) {
        var decoder = ByteDecoder(content)
        blocks = try decoder.integer("number of blocks")
        locations = try decoder.integer("number of locations")
        conflictValues = try decoder.integer("number of conflict values")
        events = try decoder.integer("number of events")
        lost = try decoder.integer("number of lost events")
        if version >= TraceFormat.firstVersionWithResults {
            shardReports = try decoder.integer("number of shard reports")
            results = try decoder.integer("number of results")
        }
        try decoder.finish("end")
    }
}
