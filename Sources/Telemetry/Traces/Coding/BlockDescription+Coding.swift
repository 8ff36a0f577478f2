extension BlockDescription {
    func encode(to encoder: inout ByteEncoder) {
        encoder.append(UInt64(ordinal))
        encoder.append(number)
        encoder.append(name)
        encoder.append(UInt64(transactionCount))
        encoder.append(UInt64(transactions.count))
        for transaction in transactions { encoder.appendCounted(transaction) }
    }

    init(from decoder: inout ByteDecoder) throws(TraceFault) {
        self.init(
            ordinal: try decoder.integer("position of a block", as: UInt32.self),
            number: try decoder.integer("block number"), name: try decoder.string("name of a block"),
            transactionCount: try decoder.integer("number of transactions", as: UInt32.self))
        let count = try decoder.count("number of described transactions")
        transactions.reserveCapacity(count)
        for _ in 0..<count { transactions.append(try decoder.countedBytes("transaction")) }
    }
}
