import Chain
import Primitives

extension StateTestCase {
    init(
        _ forkName: String, _ post: StateTestJSON.Post, _ template: StateTestJSON.Transaction
    ) throws(StateTestFault) {
        self.forkName = forkName
        indexes = post.indexes
        stateRoot = try HexField.read(.hash, post.hash, "post.\(forkName).hash")
        logsHash = try HexField.read(.hash, post.logs, "post.\(forkName).logs")
        expectedException = post.expectException
        statesExceptions = post.txbytes != nil || post.expectException != nil
        transaction = Result { () throws(StateTestFault) -> Transaction in
            let stated = try Transaction(template, post.indexes)
            guard let bytes = post.txbytes else { return stated }
            return try Self.decoded(bytes, stated)
        }
    }

    /// The transaction from its wire form, if it is the one that the fields describe.
    private static func decoded(_ text: String, _ stated: Transaction) throws(StateTestFault) -> Transaction {
        let bytes = try HexField.read(.bytes, text, "txbytes")
        let decoded: Transaction
        do {
            decoded = try Transaction(decoding: bytes)
        } catch {
            throw StateTestFault(place: "txbytes", expected: "a transaction", found: "\(error)")
        }
        var signed = stated
        signed.signature = decoded.signature
        signed.chainID = decoded.chainID
        guard signed == decoded else {
            throw StateTestFault(place: "txbytes", expected: "the transaction of the fields", found: "another one")
        }
        return decoded
    }
}

extension Transaction {
    /// The unsigned transaction that a state test describes, in one of its variants.
    fileprivate init(_ json: StateTestJSON.Transaction, _ indexes: StateTestIndexes) throws(StateTestFault) {
        let accessList = try Self.accessList(json.accessLists, indexes.data)
        let (kind, fee, priorityFee) = try Self.fees(json, hasAccessList: accessList != nil)
        self.init(
            kind: kind,
            chainID: kind == .legacy ? nil : Mainnet.chainID,
            nonce: try HexField.read(.uint64, json.nonce, "transaction.nonce"),
            gasLimit: try HexField.read(
                .uint64, try Self.variant(json.gasLimit, indexes.gas, "gasLimit"),
                "transaction.gasLimit[\(indexes.gas)]"),
            maxFeePerGas: fee,
            maxPriorityFeePerGas: priorityFee,
            to: json.to.isEmpty ? nil : try HexField.read(.address, json.to, "transaction.to"),
            value: try HexField.read(
                .quantity, try Self.variant(json.value, indexes.value, "value"), "transaction.value[\(indexes.value)]"),
            input: try HexField.read(
                .bytes, try Self.variant(json.data, indexes.data, "data"), "transaction.data[\(indexes.data)]"),
            accessList: accessList ?? [],
            sender: try Self.sender(json))
        if kind == .blob {
            maxFeePerBlobGas = try HexField.read(
                .quantity, json.maxFeePerBlobGas ?? "0x0", "transaction.maxFeePerBlobGas")
            for hash in json.blobVersionedHashes ?? [] {
                blobVersionedHashes.append(try HexField.read(.hash, hash, "transaction.blobVersionedHashes"))
            }
        }
    }

    private static func fees(
        _ json: StateTestJSON.Transaction, hasAccessList: Bool
    ) throws(StateTestFault) -> (Kind, fee: UInt256, priorityFee: UInt256) {
        if let maxFee = json.maxFeePerGas {
            let isBlob = json.maxFeePerBlobGas != nil || json.blobVersionedHashes != nil
            let fee = try HexField.read(.quantity, maxFee, "transaction.maxFeePerGas")
            let priority = try HexField.read(
                .quantity, json.maxPriorityFeePerGas ?? "0x0", "transaction.maxPriorityFeePerGas")
            return (isBlob ? .blob : .dynamicFee, fee, priority)
        }
        let price = try HexField.read(.quantity, json.gasPrice ?? "", "transaction.gasPrice")
        return (hasAccessList ? .accessList : .legacy, price, price)
    }

    /// `nil` where the file has no access lists, or null for this variant: a legacy transaction then.
    private static func accessList(
        _ lists: [[StateTestJSON.AccessListEntry]?]?, _ index: Int
    ) throws(StateTestFault) -> [AccessListEntry]? {
        guard let lists, let entries = try variant(lists, index, "accessLists") else { return nil }
        var list: [AccessListEntry] = []
        for entry in entries {
            var keys: [UInt256] = []
            for key in entry.storageKeys { keys.append(try HexField.read(.quantity, key, "transaction.accessLists")) }
            list.append(
                AccessListEntry(
                    address: try HexField.read(.address, entry.address, "transaction.accessLists"), storageKeys: keys))
        }
        return list
    }

    private static func variant<Value>(
        _ values: [Value], _ index: Int, _ name: String
    ) throws(StateTestFault) -> Value {
        guard values.indices.contains(index) else {
            throw StateTestFault(
                place: "transaction.\(name)", expected: "a variant \(index)", found: "\(values.count) variants")
        }
        return values[index]
    }

    /// The account of the secret key; it must be the stated sender if both are there.
    private static func sender(_ json: StateTestJSON.Transaction) throws(StateTestFault) -> Address {
        let stated: Address? =
            if let text = json.sender { try HexField.read(.address, text, "transaction.sender") } else { nil }
        guard let keyText = json.secretKey else {
            if let stated { return stated }
            throw StateTestFault(place: "transaction", expected: "a sender or a secret key", found: "neither")
        }
        let key = try HexField.read(.hash, keyText, "transaction.secretKey")
        guard let signer = Secp256k1.address(ofPrivateKey: key), stated == nil || stated == signer else {
            throw StateTestFault(
                place: "transaction.secretKey", expected: "the key of \(stated.map { "\($0)" } ?? "an account")",
                found: "another one")
        }
        return signer
    }
}
