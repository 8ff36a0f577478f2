import Primitives

extension BlockHeader {
    /// The block's hash: Keccak-256 of the header's RLP.
    public var hash: Hash256 {
        var encoder = RLPEncoder(reservingCapacity: 640)
        encode(to: &encoder)
        return Keccak256.hash(encoder.bytes)
    }

    /// The header's RLP.
    public var encoded: [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 640)
        encode(to: &encoder)
        return encoder.bytes
    }

    /// Appends the header. Fields of later forks are written up to the first one that is `nil`, as each fork only appends.
    public func encode(to encoder: inout RLPEncoder) {
        encoder.appendList { encoder in
            encoder.append(parentHash)
            encoder.append(ommersHash)
            encoder.append(beneficiary)
            encoder.append(stateRoot)
            encoder.append(transactionsRoot)
            encoder.append(receiptsRoot)
            encoder.append(logsBloom.bytes)
            encoder.append(difficulty)
            encoder.append(number)
            encoder.append(gasLimit)
            encoder.append(gasUsed)
            encoder.append(timestamp)
            encoder.append(extraData)
            encoder.append(mixHash)
            encoder.appendFixed(nonce)
            guard let baseFeePerGas else { return }
            encoder.append(baseFeePerGas)
            guard let withdrawalsRoot else { return }
            encoder.append(withdrawalsRoot)
            guard let blobGasUsed else { return }
            encoder.append(blobGasUsed)
            guard let excessBlobGas else { return }
            encoder.append(excessBlobGas)
            guard let parentBeaconBlockRoot else { return }
            encoder.append(parentBeaconBlockRoot)
        }
    }

    /// The header that `bytes` encode.
    public init(decoding bytes: [UInt8]) throws(RLPError) {
        var decoder = RLPDecoder(bytes)
        try self.init(from: &decoder)
        try decoder.finish()
    }

    /// The header that comes next in `decoder`.
    public init(from decoder: inout RLPDecoder) throws(RLPError) {
        var fields = try decoder.readList()
        self.init(
            parentHash: try fields.readHash(),
            ommersHash: try fields.readHash(),
            beneficiary: try fields.readAddress(),
            stateRoot: try fields.readHash(),
            transactionsRoot: try fields.readHash(),
            receiptsRoot: try fields.readHash(),
            logsBloom: try Bloom(from: &fields),
            difficulty: try fields.readUInt256(),
            number: try fields.readUInt64(),
            gasLimit: try fields.readUInt64(),
            gasUsed: try fields.readUInt64(),
            timestamp: try fields.readUInt64(),
            extraData: [UInt8](try fields.readString()),
            mixHash: try fields.readHash(),
            nonce: try fields.readWord(byteCount: 8).limb0)
        if !fields.isAtEnd { baseFeePerGas = try fields.readUInt256() }
        if !fields.isAtEnd { withdrawalsRoot = try fields.readHash() }
        if !fields.isAtEnd { blobGasUsed = try fields.readUInt64() }
        if !fields.isAtEnd { excessBlobGas = try fields.readUInt64() }
        if !fields.isAtEnd { parentBeaconBlockRoot = try fields.readHash() }
        try fields.finish()
    }
}

extension Bloom {
    /// The filter that comes next in `decoder`.
    public init(from decoder: inout RLPDecoder) throws(RLPError) {
        let start = decoder.offset
        let string = try decoder.readString()
        guard let bloom = Bloom(string) else {
            throw RLPError(.wrongLength(expected: Bloom.byteCount, found: string.count), at: start)
        }
        self = bloom
    }
}
