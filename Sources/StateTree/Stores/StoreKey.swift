import Primitives

/// The place of one value in a store.
package struct StoreKey: Hashable, Sendable {
    /// What a value is. Raw values are the first bytes of keys on disk.
    package enum Table: UInt8, Sendable, CaseIterable {
        /// Accounts by hashed address; the value is the account's leaf in the state trie: nonce, balance, storage root, code hash.
        case account = 0x61
        /// Slots by owner and hashed key; the value is the slot's leaf in the storage trie.
        case slot = 0x73
        /// Branches by owner and path. The state trie's owner is zero, which no account's hash is.
        case branch = 0x6e
        /// Roots of tries by owner.
        case root = 0x72
        /// Codes by hash.
        case code = 0x63
        /// Reverse diffs by block number.
        case reverseDiff = 0x64
        /// One value: what the store holds.
        case manifest = 0x4d
    }

    package let table: Table
    /// The hashed address of the account that the value belongs to; zero where the item says it all.
    package let owner: UInt256
    package let item: UInt256
    /// Nibbles of a branch's path; zero elsewhere.
    package let nibbles: UInt8

    init(_ table: Table, owner: UInt256 = .zero, item: UInt256 = .zero, nibbles: UInt8 = 0) {
        self.table = table
        self.owner = owner
        self.item = item
        self.nibbles = nibbles
    }

    static func account(_ key: UInt256) -> StoreKey { StoreKey(.account, item: key) }
    static func slot(_ key: UInt256, of owner: UInt256) -> StoreKey { StoreKey(.slot, owner: owner, item: key) }
    static func branch(_ path: NibblePath, of owner: UInt256) -> StoreKey {
        StoreKey(.branch, owner: owner, item: path.bits, nibbles: path.count)
    }
    static func root(of owner: UInt256) -> StoreKey { StoreKey(.root, item: owner) }
    static func code(_ hash: Hash256) -> StoreKey { StoreKey(.code, item: hash.word) }
    static func reverseDiff(_ block: UInt64) -> StoreKey { StoreKey(.reverseDiff, item: UInt256(block)) }
    static let manifest = StoreKey(.manifest)
}

// MARK: On disk

extension StoreKey {
    /// The table's byte, the owner where the table has one, the item; of a path only the bytes that it has, then its length.
    /// Byte order keeps an owner's values together, and within them those of a shard.
    var bytes: [UInt8] {
        var bytes = Self.prefix(table, owner: owner)
        switch table {
        case .branch:
            bytes.append(contentsOf: item.bigEndianBytes.prefix((Int(nibbles) + 1) / 2))
            bytes.append(nibbles)
        case .manifest: break
        default: bytes.append(contentsOf: item.bigEndianBytes)
        }
        return bytes
    }

    /// What all keys of one table and owner begin with.
    static func prefix(_ table: Table, owner: UInt256) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(66)
        bytes.append(table.rawValue)
        if table == .slot || table == .branch { bytes.append(contentsOf: owner.bigEndianBytes) }
        return bytes
    }

    /// The key with that table and owner whose bytes go on with `rest`; `nil` if there is none.
    init?(_ table: Table, owner: UInt256, rest: some Collection<UInt8>) {
        var item = UInt256.zero
        var nibbles: UInt8 = 0
        switch table {
        case .manifest: guard rest.isEmpty else { return nil }
        case .branch:
            let rest = [UInt8](rest)
            guard let last = rest.last, last <= 64, rest.count == (Int(last) + 1) / 2 + 1,
                let word = UInt256(bigEndian: rest.dropLast())
            else { return nil }
            nibbles = last
            item = word << UInt64(8 * (33 - rest.count))
        default:
            guard rest.count == 32, let word = UInt256(bigEndian: rest) else { return nil }
            item = word
        }
        self.init(table, owner: owner, item: item, nibbles: nibbles)
    }
}

extension StoreKey: CustomStringConvertible {
    package var description: String {
        let name =
            switch table {
            case .account: "account"
            case .slot: "slot"
            case .branch: "branch"
            case .root: "trie root"
            case .code: "code"
            case .reverseDiff: "reverse diff"
            case .manifest: "manifest"
            }
        return "\(name) \(Hex.encode(bytes.dropFirst()))"
    }
}
