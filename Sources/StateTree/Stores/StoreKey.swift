import Primitives

/// The place of one value in a store.
package struct StoreKey: Hashable, Sendable {
    /// What a value is. Raw values are the first bytes of keys on disk.
    package enum Table: UInt8, Sendable, CaseIterable {
        /// Accounts by hashed address, in the form of `StoredAccount`.
        case account = 0x61
        /// Slots by owner and hashed key; the value is the slot's leaf in the storage trie.
        case slot = 0x73
        /// Branches of the state trie by path, those of one depth together.
        case branch = 0x62
        /// Branches of storage tries by owner and path.
        case storageBranch = 0x6e
        /// Roots of tries by owner.
        case root = 0x72
        /// Codes by hash.
        case code = 0x63
        /// Whole trie nodes by hash, as the baseline of measurements stores them.
        case node = 0x68
        /// Reverse diffs by block number.
        case reverseDiff = 0x64
        /// One value: who serves the shards.
        case shardMap = 0x6d
        /// One value: the owners of storage tries whose top is worth having in memory from the start.
        case largeTries = 0x4c
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
        StoreKey(owner.isZero ? .branch : .storageBranch, owner: owner, item: path.bits, nibbles: path.count)
    }
    static func root(of owner: UInt256) -> StoreKey { StoreKey(.root, item: owner) }
    static func code(_ hash: Hash256) -> StoreKey { StoreKey(.code, item: hash.word) }
    static func node(_ hash: Hash256) -> StoreKey { StoreKey(.node, item: hash.word) }
    static func reverseDiff(_ block: UInt64) -> StoreKey { StoreKey(.reverseDiff, item: UInt256(block)) }
    static let shardMap = StoreKey(.shardMap)
    static let largeTries = StoreKey(.largeTries)
    static let manifest = StoreKey(.manifest)
}

// MARK: On disk

extension StoreKey.Table {
    /// Whether keys begin with an owner.
    var hasOwner: Bool { self == .slot || self == .storageBranch }

    /// Whether keys end with a path: its length, then only the bytes that it has.
    var hasPath: Bool { self == .branch || self == .storageBranch }

    /// Whether the table's byte is the whole key.
    var isSingle: Bool { self == .manifest || self == .shardMap || self == .largeTries }
}

extension StoreKey {
    /// The most bytes that a key takes.
    static let longest = 66

    /// The table's byte, the owner where the table has one, the item. Byte order keeps an owner's values together, among them
    /// branches of one depth, and among these those of a shard.
    var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.longest) { buffer, count in
            var writer = ByteWriter(buffer)
            write(to: &writer)
            count = writer.count
        }
    }

    func write(to writer: inout ByteWriter) {
        writer.append(table.rawValue)
        if table.hasOwner { writer.append(word: owner) }
        if table.hasPath {
            writer.append(nibbles)
            writer.append(word: item, bytes: (Int(nibbles) + 1) / 2)
        } else if !table.isSingle {
            writer.append(word: item)
        }
    }

    /// Bytes of the key.
    var byteCount: Int {
        let item = table.hasPath ? 1 + (Int(nibbles) + 1) / 2 : table.isSingle ? 0 : 32
        return 1 + (table.hasOwner ? 32 : 0) + item
    }

    /// What all keys of one table and owner begin with.
    static func prefix(_ table: Table, owner: UInt256) -> [UInt8] {
        [table.rawValue] + (table.hasOwner ? owner.bigEndianBytes : [])
    }

    /// The key with that table and owner whose bytes go on with `rest`; `nil` if there is none.
    init?(_ table: Table, owner: UInt256, rest: UnsafeRawBufferPointer) {
        var item = UInt256.zero
        var nibbles: UInt8 = 0
        if table.isSingle {
            guard rest.isEmpty else { return nil }
        } else if table.hasPath {
            guard let first = rest.first, first <= 64, rest.count == (Int(first) + 1) / 2 + 1,
                let word = UInt256(bigEndian: rest.dropFirst())
            else { return nil }
            nibbles = first
            item = word << UInt64(8 * (33 - rest.count))
        } else {
            guard rest.count == 32, let base = rest.baseAddress else { return nil }
            item = UInt256(loadingBigEndian: base)
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
            case .storageBranch: "storage branch"
            case .root: "trie root"
            case .code: "code"
            case .node: "trie node"
            case .reverseDiff: "reverse diff"
            case .shardMap: "shard map"
            case .largeTries: "large tries"
            case .manifest: "manifest"
            }
        return "\(name) \(Hex.encode(bytes.dropFirst()))"
    }
}
