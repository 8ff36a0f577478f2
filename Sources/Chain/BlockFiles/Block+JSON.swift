import Primitives

extension Block {
    /// Writes the block in the form of `eth_getBlockByNumber(n, true)`.
    func write(to json: inout JSONText) {
        json.object { json in
            if let hash { json.field("hash", hash) }
            header.writeFields(to: &json)
            json.name("uncles")
            json.list(ommers) { json, ommer in json.string(ommer.hash.description) }
            json.name("transactions")
            json.list(transactions) { json, transaction in transaction.write(to: &json) }
            if let withdrawals {
                json.name("withdrawals")
                json.list(withdrawals) { json, withdrawal in withdrawal.write(to: &json) }
            }
        }
    }
}

extension BlockHeader {
    fileprivate func writeFields(to json: inout JSONText) {
        json.field("parentHash", parentHash)
        json.field("sha3Uncles", ommersHash)
        json.field("miner", beneficiary)
        json.field("stateRoot", stateRoot)
        json.field("transactionsRoot", transactionsRoot)
        json.field("receiptsRoot", receiptsRoot)
        json.field("logsBloom", logsBloom.bytes)
        json.field("difficulty", difficulty)
        json.field("number", number)
        json.field("gasLimit", gasLimit)
        json.field("gasUsed", gasUsed)
        json.field("timestamp", timestamp)
        json.field("extraData", extraData)
        json.field("mixHash", mixHash)
        json.field("nonce", [UInt8](UInt256(nonce).bigEndianBytes.suffix(8)))
        if let baseFeePerGas { json.field("baseFeePerGas", baseFeePerGas) }
        if let withdrawalsRoot { json.field("withdrawalsRoot", withdrawalsRoot) }
        if let blobGasUsed { json.field("blobGasUsed", blobGasUsed) }
        if let excessBlobGas { json.field("excessBlobGas", excessBlobGas) }
        if let parentBeaconBlockRoot { json.field("parentBeaconBlockRoot", parentBeaconBlockRoot) }
    }
}

extension Withdrawal {
    fileprivate func write(to json: inout JSONText) {
        json.object { json in
            json.field("index", index)
            json.field("validatorIndex", validatorIndex)
            json.field("address", address)
            json.field("amount", amount)
        }
    }
}

extension Transaction {
    fileprivate func write(to json: inout JSONText) {
        json.object { json in
            json.field("hash", hash)
            json.field("type", UInt64(kind.rawValue))
            if let chainID { json.field("chainId", chainID) }
            json.field("nonce", nonce)
            json.field("from", sender)
            json.field("to", to)
            json.field("value", value)
            json.field("gas", gasLimit)
            if kind == .dynamicFee || kind == .blob {
                json.field("maxFeePerGas", maxFeePerGas)
                json.field("maxPriorityFeePerGas", maxPriorityFeePerGas)
            } else {
                json.field("gasPrice", maxFeePerGas)
            }
            json.field("input", input)
            if kind != .legacy { writeAccessList(to: &json) }
            if kind == .blob {
                json.field("maxFeePerBlobGas", maxFeePerBlobGas)
                json.name("blobVersionedHashes")
                json.list(blobVersionedHashes) { json, hash in json.string(hash.description) }
            }
            if let signature {
                json.field("v", signature.v)
                json.field("r", signature.r)
                json.field("s", signature.s)
                if kind != .legacy { json.field("yParity", UInt64(signature.yParity)) }
            }
        }
    }

    private func writeAccessList(to json: inout JSONText) {
        json.name("accessList")
        json.list(accessList) { json, entry in
            json.object { json in
                json.field("address", entry.address)
                json.name("storageKeys")
                json.list(entry.storageKeys) { json, key in json.string(Hash256(key).description) }
            }
        }
    }
}
