/// Reads a trace file from front to back, one chunk in memory at a time.
///
/// What is whole is delivered whatever comes after it: `nextBatch` returns batches up to the damage and then throws.
package final class TraceReader {
    package let header: TraceHeader
    /// What the trace says it holds; `nil` until its end has been read.
    package private(set) var totals: TraceTotals?
    /// What has been read so far.
    package private(set) var progress = TraceTotals()

    private var chunks: TraceChunks
    private var isOver = false

    /// Opens a file and reads its header.
    package convenience init(path: String) throws(TraceError) {
        try self.init(TraceChunks(.file(try TraceFile.open(path)), file: path))
    }

    /// Reads a trace that is in memory.
    /// - Parameter name: what errors call it.
    package convenience init(bytes: [UInt8], name: String) throws(TraceError) {
        try self.init(TraceChunks(.memory(bytes[...]), file: name))
    }

    private init(_ beginning: TraceChunks) throws(TraceError) {
        chunks = beginning
        let chunk = try chunks.next()
        guard chunk.kind == .header else {
            throw TraceError(
                .corrupt, file: chunks.file, offset: chunk.offset, expected: "the header",
                found: "another part of a trace")
        }
        header = try chunks.decoding(at: chunk.offset) { () throws(TraceFault) in
            try TraceHeader(content: chunk.content)
        }
    }

    /// The next batch; `nil` at the end of the trace, and always after an error.
    package func nextBatch() throws(TraceError) -> EventBatch? {
        guard !isOver else { return nil }
        // Until proven otherwise: every way out but one is final.
        isOver = true
        let chunk = try chunks.next()
        switch chunk.kind {
        case .header:
            throw TraceError(
                .corrupt, file: chunks.file, offset: chunk.offset, expected: "events or the end",
                found: "a second header")
        case .batch:
            let batch = try chunks.decoding(at: chunk.offset) { () throws(TraceFault) in
                try EventBatch(content: chunk.content, version: chunks.version)
            }
            progress.add(batch)
            isOver = false
            return batch
        case .end:
            try finish(chunk)
            return nil
        }
    }

    private func finish(_ chunk: TraceChunks.Chunk) throws(TraceError) {
        let stated = try chunks.decoding(at: chunk.offset) { () throws(TraceFault) in
            try TraceTotals(content: chunk.content, version: chunks.version)
        }
        // Events may have been lost after the last batch.
        progress.lost = max(progress.lost, stated.lost)
        guard stated == progress else {
            throw TraceError(
                .corrupt, file: chunks.file, offset: chunk.offset,
                expected: "\(stated.events) events, \(stated.blocks) blocks, \(stated.locations) locations, "
                    + "\(stated.conflictValues) conflict values, \(stated.shardReports) shard reports and "
                    + "\(stated.results) results",
                found: "\(progress.events), \(progress.blocks), \(progress.locations), "
                    + "\(progress.conflictValues), \(progress.shardReports) and \(progress.results)")
        }
        try chunks.expectEnd()
        totals = stated
    }
}
