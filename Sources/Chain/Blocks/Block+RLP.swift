import Primitives

extension Block {
    /// The block's RLP: header, transactions, ommers, and from Shanghai on withdrawals.
    public var encoded: [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 1024 + 256 * transactions.count)
        encoder.appendList { encoder in
            header.encode(to: &encoder)
            encoder.appendList { encoder in
                for transaction in transactions { transaction.encodeInBlock(to: &encoder) }
            }
            encoder.appendList { encoder in for ommer in ommers { ommer.encode(to: &encoder) } }
            if let withdrawals {
                encoder.appendList { encoder in for withdrawal in withdrawals { withdrawal.encode(to: &encoder) } }
            }
        }
        return encoder.bytes
    }

    /// The block that `bytes` encode, its senders recovered and its hash computed.
    public init(decoding bytes: [UInt8]) throws(BlockDecodingError) {
        var transactionList: RLPDecoder
        do { (self, transactionList) = try Self.splitBody(bytes) } catch { throw .malformed(error) }
        guard (header.withdrawalsRoot == nil) == (withdrawals == nil) else {
            throw .withdrawals(inHeader: header.withdrawalsRoot != nil)
        }
        while !transactionList.isAtEnd {
            let index = transactions.count
            do {
                transactions.append(try Transaction(fromBlock: &transactionList))
            } catch {
                throw .transaction(index: index, error)
            }
        }
    }

    /// Everything but the transactions, and a decoder for those.
    private static func splitBody(_ bytes: [UInt8]) throws(RLPError) -> (block: Block, transactions: RLPDecoder) {
        var whole = RLPDecoder(bytes)
        var parts = try whole.readList()
        try whole.finish()
        let header = try BlockHeader(from: &parts)
        let transactions = try parts.readList()
        var block = Block(header: header, transactions: [], hash: header.hash)
        var ommers = try parts.readList()
        while !ommers.isAtEnd { block.ommers.append(try BlockHeader(from: &ommers)) }
        if !parts.isAtEnd {
            var list = try parts.readList()
            var withdrawals: [Withdrawal] = []
            while !list.isAtEnd { withdrawals.append(try Withdrawal(from: &list)) }
            block.withdrawals = withdrawals
        }
        try parts.finish()
        return (block, transactions)
    }
}
