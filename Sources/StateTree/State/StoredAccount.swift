import Primitives
import State

/// An account as the state trie commits to it (yellow paper, section 4.1).
struct StoredAccount: Hashable, Sendable {
    var nonce: UInt64
    var balance: UInt256
    var storageRoot: Hash256
    var codeHash: Hash256

    var hasStorage: Bool { storageRoot != MerklePatriciaTrie.emptyRoot }

    var state: AccountState {
        AccountState(balance: balance, nonce: nonce, codeHash: codeHash, hasStorage: hasStorage)
    }
}

extension StoredAccount {
    /// An account without storage.
    init(_ state: AccountState) {
        self.init(
            nonce: state.nonce, balance: state.balance, storageRoot: MerklePatriciaTrie.emptyRoot,
            codeHash: state.codeHash)
    }
}

// MARK: Stored form

// Most accounts have neither code nor storage; the hashes that say so are two thirds of such an account's leaf. So a stored
// account is a byte - the nonce's length in the low nibble, then whether there is a storage root and a code hash - the nonce,
// these two, and the balance to the end.
extension StoredAccount {
    private static let storageFlag: UInt8 = 0x10
    private static let codeFlag: UInt8 = 0x20

    var encoded: [UInt8] {
        let nonceLength = (71 - nonce.leadingZeroBitCount) / 8
        let balanceLength = balance.byteWidth
        let hasCode = codeHash != Keccak256.ofEmpty
        let length = 1 + nonceLength + (hasStorage ? 32 : 0) + (hasCode ? 32 : 0) + balanceLength
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            var writer = ByteWriter(buffer)
            writer.append(
                UInt8(nonceLength) | (hasStorage ? Self.storageFlag : 0) | (hasCode ? Self.codeFlag : 0))
            writer.append(word: UInt256(nonce) << UInt64(256 - 8 * nonceLength), bytes: nonceLength)
            if hasStorage { writer.append(word: storageRoot.word) }
            if hasCode { writer.append(word: codeHash.word) }
            writer.append(
                word: balanceLength == 0 ? .zero : balance << UInt64(256 - 8 * balanceLength), bytes: balanceLength)
            count = writer.count
        }
    }

    /// `nil` if these bytes are none: each account has one form.
    init?(stored bytes: [UInt8]) {
        let account = bytes.withUnsafeBytes { bytes -> StoredAccount? in
            var reader = ByteReader(bytes, from: 0)
            guard let form = reader.byte(), form & 0xc0 == 0, form & 0x0f <= 8,
                let nonce = reader.number(Int(form & 0x0f))
            else { return nil }
            var (root, code) = (MerklePatriciaTrie.emptyRoot, Keccak256.ofEmpty)
            if form & Self.storageFlag != 0 {
                guard let word = reader.word(), Hash256(word) != root else { return nil }
                root = Hash256(word)
            }
            if form & Self.codeFlag != 0 {
                guard let word = reader.word(), Hash256(word) != code else { return nil }
                code = Hash256(word)
            }
            guard reader.remaining <= 32, let balance = reader.number(reader.remaining) else { return nil }
            return StoredAccount(nonce: nonce.limb0, balance: balance, storageRoot: root, codeHash: code)
        }
        guard let account else { return nil }
        self = account
    }

    /// The account that a store holds under `key`.
    init(_ bytes: [UInt8], at key: StoreKey) throws(StateError) {
        guard let account = StoredAccount(stored: bytes) else {
            throw .damaged(place: "\(key)", expected: "an account", found: "\(bytes.count) other bytes")
        }
        self = account
    }
}

// MARK: Leaf

extension StoredAccount {
    /// What the account's leaf holds: a list of nonce, balance, storage root and code hash in RLP.
    var leafValue: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: LeafValue.longestTyped) { buffer, count in
            var writer = ByteWriter(buffer)
            writeLeaf(to: &writer)
            count = writer.count
        }
    }

    /// Writes the same, at most 112 bytes.
    func writeLeaf(to writer: inout ByteWriter) {
        let nonceLength = (71 - nonce.leadingZeroBitCount) / 8
        let balanceLength = balance.byteWidth
        let nonceHeader = nonce >= 0x80 ? 1 : 0
        let balanceHeader = balance.bitWidth >= 8 ? 1 : 0
        // Two hashes with their headers make the list longer than 55 bytes; it stays below 256.
        writer.appendListHeader(max(nonceLength, 1) + nonceHeader + max(balanceLength, 1) + balanceHeader + 66)
        writer.appendRLP(UInt256(nonce), byteWidth: nonceLength)
        writer.appendRLP(balance, byteWidth: balanceLength)
        writer.append(0xa0)
        writer.append(word: storageRoot.word)
        writer.append(0xa0)
        writer.append(word: codeHash.word)
    }

    init(leafValue bytes: [UInt8], at key: StoreKey) throws(StateError) {
        do {
            var decoder = RLPDecoder(bytes)
            var fields = try decoder.readList()
            try decoder.finish()
            nonce = try fields.readUInt64()
            balance = try fields.readUInt256()
            storageRoot = try fields.readHash()
            codeHash = try fields.readHash()
            try fields.finish()
        } catch {
            throw .damaged(place: "\(key)", expected: "an account", found: "\(error)")
        }
    }
}
