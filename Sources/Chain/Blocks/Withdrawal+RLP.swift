import Primitives

extension Withdrawal {
    /// The withdrawal's RLP, as it stands in blocks and in the withdrawals trie (EIP-4895).
    public var encoded: [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 48)
        encode(to: &encoder)
        return encoder.bytes
    }

    public func encode(to encoder: inout RLPEncoder) {
        encoder.appendList { encoder in
            encoder.append(index)
            encoder.append(validatorIndex)
            encoder.append(address)
            encoder.append(amount)
        }
    }

    /// The withdrawal that comes next in `decoder`.
    public init(from decoder: inout RLPDecoder) throws(RLPError) {
        var fields = try decoder.readList()
        self.init(
            index: try fields.readUInt64(), validatorIndex: try fields.readUInt64(), address: try fields.readAddress(),
            amount: try fields.readUInt64())
        try fields.finish()
    }
}
