import Primitives

/// A transaction as `eth_getBlockByNumber` with full transactions gives it.
struct TransactionJSON: Decodable {
    let transaction: Transaction

    private enum Field: String, CodingKey {
        case type, chainId, nonce, gas, gasPrice, maxFeePerGas, maxPriorityFeePerGas, to, value, input, accessList
        case maxFeePerBlobGas, blobVersionedHashes, v, r, s, yParity, from
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        let kind = try Self.kind(fields)
        let hasPriorityFee = kind == .dynamicFee || kind == .blob
        // For these kinds, nodes put the price actually paid under "gasPrice".
        let fee = try fields.read(hasPriorityFee ? .maxFeePerGas : .gasPrice, .quantity)
        let signature = try Self.signature(fields, kind)
        var transaction = Transaction(
            kind: kind,
            chainID: try Self.chainID(fields, kind, signature),
            nonce: try fields.read(.nonce, .uint64),
            gasLimit: try fields.read(.gas, .uint64),
            maxFeePerGas: fee,
            maxPriorityFeePerGas: hasPriorityFee ? try fields.read(.maxPriorityFeePerGas, .quantity) : fee,
            to: try fields.readIfPresent(.to, .address),
            value: try fields.read(.value, .quantity),
            input: try fields.read(.input, .bytes),
            accessList: try Self.accessList(fields, kind),
            maxFeePerBlobGas: kind == .blob ? try fields.read(.maxFeePerBlobGas, .quantity) : .zero,
            blobVersionedHashes: kind == .blob ? try fields.readListIfPresent(.blobVersionedHashes, .hash) ?? [] : [],
            signature: signature, sender: .zero)
        transaction.sender = try Self.sender(fields, of: transaction)
        self.transaction = transaction
    }

    private static func kind(_ fields: KeyedDecodingContainer<Field>) throws -> Transaction.Kind {
        guard let number = try fields.readIfPresent(.type, .uint64) else { return .legacy }
        guard let kind = UInt8(exactly: number).flatMap(Transaction.Kind.init) else {
            throw JSONMismatch(
                path: fields.codingPath + [Field.type], expected: "a transaction type from 0x0 to 0x3",
                found: Hex.encode(UInt256(number)), advice: "only blocks up to Cancun can be executed")
        }
        return kind
    }

    /// `nil` if the file has no signature at all.
    private static func signature(
        _ fields: KeyedDecodingContainer<Field>, _ kind: Transaction.Kind
    ) throws -> Signature? {
        guard fields.contains(.r) || fields.contains(.s) else { return nil }
        let r = try fields.read(.r, .quantity)
        let s = try fields.read(.s, .quantity)
        if kind != .legacy {
            let parity = try fields.readIfPresent(.yParity, .quantity) ?? fields.read(.v, .quantity)
            guard parity <= 1 else {
                throw JSONMismatch(
                    path: fields.codingPath + [Field.yParity], expected: "0x0 or 0x1", found: Hex.encode(parity))
            }
            return Signature(v: parity, yParity: UInt8(parity.limb0), r: r, s: s)
        }
        let v = try fields.read(.v, .quantity)
        guard let protection = Transaction.protection(ofV: v) else {
            throw JSONMismatch(
                path: fields.codingPath + [Field.v], expected: "27, 28 or a number from 35 on (EIP-155)",
                found: Hex.encode(v))
        }
        return Signature(v: v, yParity: protection.yParity, r: r, s: s)
    }

    /// A legacy signature's `v` decides, because some nodes name a chain for unprotected transactions as well.
    private static func chainID(
        _ fields: KeyedDecodingContainer<Field>, _ kind: Transaction.Kind, _ signature: Signature?
    ) throws -> UInt64? {
        if kind != .legacy { return try fields.read(.chainId, .uint64) }
        if let signature { return Transaction.protection(ofV: signature.v)?.chainID }
        return try fields.readIfPresent(.chainId, .uint64)
    }

    private static func accessList(
        _ fields: KeyedDecodingContainer<Field>, _ kind: Transaction.Kind
    ) throws -> [AccessListEntry] {
        guard kind != .legacy else { return [] }
        return try fields.decodeIfPresent([AccessListEntryJSON].self, forKey: .accessList)?.map(\.entry) ?? []
    }

    /// Files give the sender, so that loading needs no curve operations; without it, the signature does.
    private static func sender(
        _ fields: KeyedDecodingContainer<Field>, of transaction: Transaction
    ) throws -> Address {
        if let sender = try fields.readIfPresent(.from, .address) ?? transaction.recoveredSender { return sender }
        throw JSONMismatch(
            path: fields.codingPath + [Field.from], expected: "the sender's address, or a valid signature",
            found: "neither")
    }

    private struct AccessListEntryJSON: Decodable {
        let entry: AccessListEntry

        private enum Field: String, CodingKey { case address, storageKeys }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            entry = AccessListEntry(
                address: try fields.read(.address, .address),
                storageKeys: try fields.readListIfPresent(.storageKeys, .quantity) ?? [])
        }
    }
}
