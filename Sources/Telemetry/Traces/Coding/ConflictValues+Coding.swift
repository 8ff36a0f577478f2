extension ConflictValues {
    func encode(to encoder: inout ByteEncoder) {
        encoder.append(UInt64(block))
        encoder.append(UInt64(entries.count))
        var lastTransaction: UInt32 = 0
        for entry in entries {
            encoder.appendSigned(Int64(Int32(bitPattern: entry.txIndex &- lastTransaction)))
            lastTransaction = entry.txIndex
            encoder.append(byte: entry.incarnation)
            encoder.append(UInt64(entry.location))
            // The base state is the largest word: it becomes the smallest.
            encoder.append(entry.version.word &+ 1)
            encoder.appendCounted(entry.observed.minimalBigEndianBytes)
            encoder.appendCounted(entry.actual.minimalBigEndianBytes)
        }
    }

    init(from decoder: inout ByteDecoder) throws(TraceFault) {
        let block = try decoder.integer("block of conflict values", as: UInt32.self)
        let count = try decoder.count("number of conflict values", elementSize: 6)
        self.init(block: block, entries: [])
        entries.reserveCapacity(count)
        var lastTransaction: UInt32 = 0
        for _ in 0..<count {
            lastTransaction &+= UInt32(truncatingIfNeeded: try decoder.signed("transaction of a conflict"))
            entries.append(
                Entry(
                    txIndex: lastTransaction, incarnation: try decoder.byte("incarnation"),
                    location: try decoder.integer("location ID", as: UInt32.self),
                    version: RecordedVersion(word: try decoder.integer("version") &- 1),
                    observed: try decoder.word("observed value"), actual: try decoder.word("actual value")))
        }
    }
}
