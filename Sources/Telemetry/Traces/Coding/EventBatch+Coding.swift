extension EventBatch {
    /// The content of a chunk.
    package var content: [UInt8] {
        var encoder = ByteEncoder()
        encoder.append(lost)
        encoder.append(UInt64(blocks.count))
        for block in blocks { block.encode(to: &encoder) }
        encoder.append(UInt64(locationNames.count))
        for table in locationNames { table.encode(to: &encoder) }
        encoder.append(UInt64(conflictValues.count))
        for table in conflictValues { table.encode(to: &encoder) }
        encoder.append(UInt64(shardReports.count))
        for report in shardReports { report.encode(to: &encoder) }
        encoder.append(UInt64(results.count))
        for result in results { result.encode(to: &encoder) }
        var columns = EventColumns()
        for event in events { columns.append(event) }
        columns.encode(to: &encoder)
        return encoder.bytes
    }

    /// Reads what `content` gave. Any bytes are safe to read.
    ///
    /// - Parameter version: of the trace that holds it.
    package init(content: [UInt8], version: UInt16 = TraceFormat.version) throws(TraceFault) {
        var decoder = ByteDecoder(content)
        self.init(lost: try decoder.integer("number of lost events"))
        for _ in 0..<(try decoder.count("number of blocks", elementSize: 5)) {
            blocks.append(try BlockDescription(from: &decoder, version: version))
        }
        for _ in 0..<(try decoder.count("number of location tables", elementSize: 2)) {
            locationNames.append(try LocationNames(from: &decoder))
        }
        for _ in 0..<(try decoder.count("number of tables of conflict values", elementSize: 2)) {
            conflictValues.append(try ConflictValues(from: &decoder))
        }
        if version >= TraceFormat.firstVersionWithResults {
            for _ in 0..<(try decoder.count("number of shard reports", elementSize: ShardReport.leastSize)) {
                shardReports.append(try ShardReport(from: &decoder))
            }
            for _ in 0..<(try decoder.count("number of results", elementSize: BlockResult.leastSize)) {
                results.append(try BlockResult(from: &decoder))
            }
        }
        events = try EventColumns.decode(from: &decoder)
        try decoder.finish("batch")
    }
}
