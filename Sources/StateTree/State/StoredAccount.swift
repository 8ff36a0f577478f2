import Primitives
import State

/// An account as the state trie holds it (yellow paper, section 4.1).
struct StoredAccount: Hashable, Sendable {
    var nonce: UInt64
    var balance: UInt256
    var storageRoot: Hash256
    var codeHash: Hash256

    var state: AccountState {
        AccountState(
            balance: balance, nonce: nonce, codeHash: codeHash,
            hasStorage: storageRoot != MerklePatriciaTrie.emptyRoot)
    }

    /// The leaf's value, which is also the flat one.
    var encoded: [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 112)
        encoder.appendList { encoder in
            encoder.append(nonce)
            encoder.append(balance)
            encoder.append(storageRoot)
            encoder.append(codeHash)
        }
        return encoder.bytes
    }
}

extension StoredAccount {
    init(decoding bytes: [UInt8]) throws(RLPError) {
        var decoder = RLPDecoder(bytes)
        var fields = try decoder.readList()
        try decoder.finish()
        nonce = try fields.readUInt64()
        balance = try fields.readUInt256()
        storageRoot = try fields.readHash()
        codeHash = try fields.readHash()
        try fields.finish()
    }

    /// The account that a store holds under `key`.
    init(_ bytes: [UInt8], at key: StoreKey) throws(StateError) {
        do { try self.init(decoding: bytes) } catch {
            throw .damaged(place: "\(key)", expected: "an account", found: "\(error)")
        }
    }
}

/// A slot's value as the storage trie holds it, which is also the flat one.
enum StoredSlot {
    static func encode(_ value: UInt256) -> [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 33)
        encoder.append(value)
        return encoder.bytes
    }

    /// The value that a store holds under `key`.
    static func decode(_ bytes: [UInt8], at key: StoreKey) throws(StateError) -> UInt256 {
        var decoder = RLPDecoder(bytes)
        do {
            let value = try decoder.readUInt256()
            try decoder.finish()
            return value
        } catch {
            throw .damaged(place: "\(key)", expected: "the value of a slot", found: "\(error)")
        }
    }
}
