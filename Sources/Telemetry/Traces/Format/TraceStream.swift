/// Turns batches into the bytes of a trace file, chunk by chunk. Does no I/O.
///
/// What is appended waits until a chunk is full, so the last chunk's worth of events is all that a crash can cost.
struct TraceStream: ~Copyable {
    private let compressor: ZstdCompressor
    private var pending = EventBatch()
    private var pendingEntries = 0
    private var pendingDescriptions = 0
    private var sequence: UInt32 = 0
    private(set) var totals = TraceTotals()

    init(compressor: ZstdCompressor = ZstdCompressor()) {
        self.compressor = compressor
    }

    /// The beginning of the file.
    mutating func begin(_ header: TraceHeader) throws(TraceFault) -> [UInt8] {
        TracePreamble.bytes + (try chunk(.header, header.content))
    }

    /// Takes a batch; returns the chunks that became full, possibly none. A batch of any size is cut into chunks, in
    /// the order blocks, locations, conflict values, shard reports, results, events.
    mutating func append(_ batch: EventBatch) throws(TraceFault) -> [UInt8] {
        var output: [UInt8] = []
        totals.add(batch)
        pending.lost = max(pending.lost, batch.lost)
        for block in batch.blocks {
            pending.blocks.append(block)
            pendingDescriptions += block.transactions.reduce(64 + block.name.utf8.count + block.story.utf8.count) {
                $0 + $1.count + 2
            }
            // Far below what a chunk may hold, so that the next one fits.
            if pendingDescriptions > TraceFormat.maximumContentSize / 16 { output += try flush() }
        }
        for table in batch.locationNames {
            try append(table.entries, to: &output) {
                $0.locationNames.append(LocationNames(block: table.block, entries: $1))
            }
        }
        for table in batch.conflictValues {
            try append(table.entries, to: &output) {
                $0.conflictValues.append(ConflictValues(block: table.block, entries: $1))
            }
        }
        for report in batch.shardReports {
            pending.shardReports.append(report)
            if pending.shardReports.count == TraceFormat.reportsPerChunk { output += try flush() }
        }
        for result in batch.results {
            pending.results.append(result)
            if pending.results.count == TraceFormat.resultsPerChunk { output += try flush() }
        }
        var rest = batch.events[...]
        while !rest.isEmpty {
            let part = rest.prefix(TraceFormat.eventsPerChunk - pending.events.count)
            pending.events += part
            rest = rest.dropFirst(part.count)
            if pending.events.count == TraceFormat.eventsPerChunk { output += try flush() }
        }
        return output
    }

    /// Cuts the entries of a table where a chunk becomes full.
    private mutating func append<Entry>(
        _ entries: [Entry], to output: inout [UInt8], keep: (inout EventBatch, [Entry]) -> Void
    ) throws(TraceFault) {
        var rest = entries[...]
        repeat {
            let part = rest.prefix(TraceFormat.entriesPerChunk - pendingEntries)
            keep(&pending, Array(part))
            // A table costs something even when it is empty.
            pendingEntries += max(1, part.count)
            rest = rest.dropFirst(part.count)
            if pendingEntries == TraceFormat.entriesPerChunk { output += try flush() }
        } while !rest.isEmpty
    }

    /// The rest of the file.
    /// - Parameter lost: how many events were lost in total.
    mutating func end(lost: UInt64) throws(TraceFault) -> [UInt8] {
        totals.lost = max(totals.lost, lost)
        pending.lost = totals.lost
        return try flush() + chunk(.end, totals.content)
    }

    private mutating func flush() throws(TraceFault) -> [UInt8] {
        defer {
            pending = EventBatch(lost: pending.lost)
            (pendingEntries, pendingDescriptions) = (0, 0)
        }
        guard !pending.isEmpty else { return [] }
        return try chunk(.batch, pending.content)
    }

    private mutating func chunk(_ kind: TraceFormat.ChunkKind, _ content: [UInt8]) throws(TraceFault) -> [UInt8] {
        guard content.count <= TraceFormat.maximumContentSize else {
            throw TraceFault(
                expected: "at most \(TraceFormat.maximumContentSize) bytes in a chunk", found: "\(content.count)")
        }
        guard let payload = compressor.compress(content) else {
            throw TraceFault(expected: "memory to compress \(content.count) bytes", found: "none")
        }
        let frame = TraceFrame(
            kind: kind.rawValue, sequence: sequence, contentSize: UInt32(content.count),
            payloadSize: UInt32(payload.count),
            payloadChecksum: CRC32C.checksum(payload))
        sequence &+= 1
        return frame.bytes + payload
    }
}
