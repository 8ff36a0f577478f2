import Primitives

/// Reads a transaction's fields one after the other and names the field in every error.
struct TransactionFieldDecoder {
    private var decoder: RLPDecoder

    /// The fields of the list at `offset` of `bytes`, which must be all that follows.
    init(_ bytes: [UInt8], from offset: Int) throws(TransactionDecodingError) {
        do {
            var whole = RLPDecoder(bytes, from: offset)
            decoder = try whole.readList()
            try whole.finish()
        } catch {
            throw .malformed(field: "list", error)
        }
    }

    mutating func read<Value>(
        _ field: String, _ body: (inout RLPDecoder) throws(RLPError) -> Value
    ) throws(TransactionDecodingError) -> Value {
        do {
            return try body(&decoder)
        } catch {
            throw .malformed(field: field, error)
        }
    }

    mutating func readUInt64(_ field: String) throws(TransactionDecodingError) -> UInt64 {
        try read(field) { decoder throws(RLPError) in try decoder.readUInt64() }
    }

    mutating func readUInt256(_ field: String) throws(TransactionDecodingError) -> UInt256 {
        try read(field) { decoder throws(RLPError) in try decoder.readUInt256() }
    }

    mutating func readRecipient() throws(TransactionDecodingError) -> Address? {
        try read("to") { decoder throws(RLPError) in try decoder.readOptionalAddress() }
    }

    mutating func readInput() throws(TransactionDecodingError) -> [UInt8] {
        try read("input") { decoder throws(RLPError) in [UInt8](try decoder.readString()) }
    }

    mutating func readAccessList() throws(TransactionDecodingError) -> [AccessListEntry] {
        try read("accessList") { decoder throws(RLPError) in
            var list = try decoder.readList()
            var entries: [AccessListEntry] = []
            while !list.isAtEnd {
                var entry = try list.readList()
                let address = try entry.readAddress()
                var keys = try entry.readList()
                try entry.finish()
                var storageKeys: [UInt256] = []
                while !keys.isAtEnd { storageKeys.append(try keys.readWord(byteCount: 32)) }
                entries.append(AccessListEntry(address: address, storageKeys: storageKeys))
            }
            return entries
        }
    }

    mutating func readVersionedHashes() throws(TransactionDecodingError) -> [Hash256] {
        try read("blobVersionedHashes") { decoder throws(RLPError) in
            var list = try decoder.readList()
            var hashes: [Hash256] = []
            while !list.isAtEnd { hashes.append(try list.readHash()) }
            return hashes
        }
    }

    func finish() throws(TransactionDecodingError) {
        do { try decoder.finish() } catch { throw .malformed(field: "end of list", error) }
    }
}
