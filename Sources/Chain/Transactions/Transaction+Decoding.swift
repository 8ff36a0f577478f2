import Primitives

extension Transaction {
    /// The transaction whose wire form is `bytes`, with its sender recovered from the signature.
    ///
    /// What a fork demands beyond the form (low `s`, known types, intrinsic gas) is `validate(under:chainID:)`'s matter.
    public init(decoding bytes: [UInt8]) throws(TransactionDecodingError) {
        guard let first = bytes.first else { throw .empty }
        if first >= 0xc0 {
            try self.init(decodingLegacy: bytes)
        } else if let kind = Kind(rawValue: first), kind != .legacy {
            try self.init(decoding: kind, bytes)
        } else {
            throw .unknownKind(first)
        }
    }

    /// The transaction that comes next in a block's body: a list if legacy, a byte string otherwise.
    public init(fromBlock decoder: inout RLPDecoder) throws(TransactionDecodingError) {
        let bytes: [UInt8]
        let isLegacy = decoder.nextIsList
        do {
            bytes = [UInt8](isLegacy ? try decoder.readRaw() : try decoder.readString())
        } catch {
            throw .malformed(field: "transaction", error)
        }
        if !isLegacy, let first = bytes.first, first >= 0xc0 { throw .unknownKind(first) }
        try self.init(decoding: bytes)
    }

    private init(decodingLegacy bytes: [UInt8]) throws(TransactionDecodingError) {
        var fields = try TransactionFieldDecoder(bytes, from: 0)
        let nonce = try fields.readUInt64("nonce")
        let gasPrice = try fields.readUInt256("gasPrice")
        self.init(
            kind: .legacy, chainID: nil, nonce: nonce, gasLimit: try fields.readUInt64("gasLimit"),
            maxFeePerGas: gasPrice, maxPriorityFeePerGas: gasPrice, to: try fields.readRecipient(),
            value: try fields.readUInt256("value"), input: try fields.readInput(), sender: .zero)
        let v = try fields.readUInt256("v")
        let r = try fields.readUInt256("r")
        let s = try fields.readUInt256("s")
        try fields.finish()
        try attachLegacySignature(v: v, r: r, s: s)
    }

    private init(decoding kind: Kind, _ bytes: [UInt8]) throws(TransactionDecodingError) {
        var fields = try TransactionFieldDecoder(bytes, from: 1)
        let chainID = try fields.readUInt64("chainID")
        let nonce = try fields.readUInt64("nonce")
        let hasPriorityFee = kind != .accessList
        let priorityFee = hasPriorityFee ? try fields.readUInt256("maxPriorityFeePerGas") : .zero
        let fee = try fields.readUInt256(hasPriorityFee ? "maxFeePerGas" : "gasPrice")
        self.init(
            kind: kind, chainID: chainID, nonce: nonce, gasLimit: try fields.readUInt64("gasLimit"), maxFeePerGas: fee,
            maxPriorityFeePerGas: hasPriorityFee ? priorityFee : fee, to: try fields.readRecipient(),
            value: try fields.readUInt256("value"), input: try fields.readInput(),
            accessList: try fields.readAccessList(), sender: .zero)
        if kind == .blob {
            maxFeePerBlobGas = try fields.readUInt256("maxFeePerBlobGas")
            blobVersionedHashes = try fields.readVersionedHashes()
        }
        let parity = try fields.readUInt256("yParity")
        let r = try fields.readUInt256("r")
        let s = try fields.readUInt256("s")
        try fields.finish()
        guard parity <= 1 else { throw .invalidV(parity) }
        try attach(Signature(v: parity, yParity: UInt8(parity.limb0), r: r, s: s))
    }

    /// Reads chain and parity out of `v` (EIP-155), then recovers the sender.
    private mutating func attachLegacySignature(v: UInt256, r: UInt256, s: UInt256) throws(TransactionDecodingError) {
        let protection = Self.protection(ofV: v)
        guard let protection else { throw .invalidV(v) }
        chainID = protection.chainID
        try attach(Signature(v: v, yParity: protection.yParity, r: r, s: s))
    }

    private mutating func attach(_ signature: Signature) throws(TransactionDecodingError) {
        self.signature = signature
        guard let signer = recoveredSender else { throw .invalidSignature }
        sender = signer
    }

    /// What a legacy transaction's `v` says: the chain, unless it is 27 or 28, and the parity. `nil` if it is no valid `v`.
    public static func protection(ofV v: UInt256) -> (chainID: UInt64?, yParity: UInt8)? {
        if v == 27 || v == 28 { return (nil, UInt8(v.limb0 - 27)) }
        guard v >= 35 else { return nil }
        let rest = v &- 35
        let chainID = rest >> 1
        guard chainID.fitsInUInt64 else { return nil }
        return (chainID.limb0, UInt8(rest.limb0 & 1))
    }
}
