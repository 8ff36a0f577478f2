import Telemetry

/// What could be read of a trace.
struct TraceContent {
    var batches: [EventBatch] = []
    var totals: TraceTotals?
    var error: TraceError?

    var events: [Event] { batches.flatMap(\.events) }
    var blocks: [BlockDescription] { batches.flatMap(\.blocks) }
    /// Tables in one piece, however they were cut.
    var locationNames: [LocationNames] {
        var tables: [LocationNames] = []
        for table in batches.flatMap(\.locationNames) {
            if let last = tables.last, last.block == table.block {
                tables[tables.count - 1].entries += table.entries
            } else {
                tables.append(table)
            }
        }
        return tables
    }

    init(_ bytes: [UInt8]) {
        do throws(TraceError) {
            let reader = try TraceReader(bytes: bytes, name: "sample.trace")
            read(reader)
        } catch {
            self.error = error
        }
    }

    init(_ reader: TraceReader) {
        read(reader)
    }

    private mutating func read(_ reader: TraceReader) {
        do throws(TraceError) {
            while let batch = try reader.nextBatch() { batches.append(batch) }
        } catch {
            self.error = error
        }
        totals = reader.totals
        // Whatever happened, it is over.
        while let batch = try? reader.nextBatch() { batches.append(batch) }
    }
}
