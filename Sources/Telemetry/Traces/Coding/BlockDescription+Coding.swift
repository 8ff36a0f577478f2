extension BlockDescription {
    func encode(to encoder: inout ByteEncoder) {
        encoder.append(UInt64(ordinal))
        encoder.append(number)
        encoder.append(name)
        for text in [story, fork, executor] { encoder.append(text) }
        encoder.append(UInt64(transactionCount))
        encoder.append(UInt64(transactions.count))
        for transaction in transactions { encoder.appendCounted(transaction) }
    }

    /// - Parameter version: of the trace.
    init(from decoder: inout ByteDecoder, version: UInt16) throws(TraceFault) {
        self.init(
            ordinal: try decoder.integer("position of a block", as: UInt32.self),
            number: try decoder.integer("block number"), name: try decoder.string("name of a block"),
            transactionCount: 0)
        if version >= TraceFormat.firstVersionWithResults {
            story = try decoder.string("story of a block")
            fork = try decoder.string("name of a fork")
            executor = try decoder.string("name of an executor")
        }
        transactionCount = try decoder.integer("number of transactions", as: UInt32.self)
        let count = try decoder.count("number of described transactions")
        transactions.reserveCapacity(count)
        for _ in 0..<count { transactions.append(try decoder.countedBytes("transaction")) }
    }
}
