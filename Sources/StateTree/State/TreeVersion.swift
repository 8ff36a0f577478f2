import Primitives

/// The tries as they are after the head block, as far as they are in memory. A value: a commit works on its own copy.
struct TreeVersion: Sendable {
    var head: StateHead
    var map: ShardMap
    /// The version of the map that the store has.
    var storedMapVersion: UInt64
    /// Counts commits since the state was opened.
    var generation: UInt32 = 0
    /// The state trie.
    var accounts: TrieChild?
    /// Storage tries of accounts changed lately, by hashed address; `nil` for an empty one.
    private(set) var storages: [UInt256: TrieChild?] = [:]
    private var storageBytes = 0
    var largeTries = LargeTries()

    /// Bytes of a storage trie's place in the table.
    private static let placeBytes = 240
    /// Levels of the state trie that always stay: 17 branches.
    private static let pinnedLevels = 2

    init(head: StateHead, map: ShardMap, storedMapVersion: UInt64, accounts: TrieChild?) {
        self.head = head
        self.map = map
        self.storedMapVersion = storedMapVersion
        self.accounts = accounts
    }

    mutating func setStorage(_ root: TrieChild?, of owner: UInt256) {
        if let old = storages.updateValue(root, forKey: owner) {
            storageBytes -= Self.placeBytes + (old?.residentBytes ?? 0)
        }
        storageBytes += Self.placeBytes + (root?.residentBytes ?? 0)
    }

    /// Branches in memory.
    var residentBranches: Int {
        storages.values.reduce(accounts?.residentBranches ?? 0) { $0 + ($1?.residentBranches ?? 0) }
    }

    /// Their bytes.
    var residentBytes: Int { (accounts?.residentBytes ?? 0) + storageBytes }

    /// Forgets branches beyond `limit` bytes until an eighth of it is free, so that it need not be done at every commit: pages
    /// first, since each serves few entries, then other branches; those not changed for the longest time first.
    mutating func evict(beyond limit: Int) {
        guard residentBytes > limit else { return }
        var excess = residentBytes - limit / 8 * 7
        let (pages, others) = bytesByAge()
        let oldestPage = Self.oldestThatStays(pages, &excess)
        let oldestOther = excess > 0 ? Self.oldestThatStays(others, &excess) : Int.max
        let generation = generation
        func stays(_ node: TrieBranch, _ level: Int, _ isPage: Bool) -> Bool {
            Int(generation - node.generation) <= (isPage ? oldestPage : oldestOther)
        }
        accounts = accounts?.evicting { $1 < Self.pinnedLevels || stays($0, $1, $2) }
        for (owner, root) in storages {
            let remaining = root?.evicting(stays)
            if remaining?.node == nil {
                storages[owner] = nil
                storageBytes -= Self.placeBytes + (root?.residentBytes ?? 0)
            } else {
                setStorage(remaining, of: owner)
            }
        }
    }

    /// Bytes of pages, and of other branches, by the number of commits since they were made, up to 255.
    private func bytesByAge() -> (pages: [Int], others: [Int]) {
        var pages = [Int](repeating: 0, count: 256)
        var others = pages
        func add(_ node: TrieBranch, _ isPage: Bool) {
            let age = Int(min(generation - node.generation, 255))
            if isPage { pages[age] += node.ownBytes } else { others[age] += node.ownBytes }
        }
        accounts?.forEachNode(add)
        for root in storages.values { root?.forEachNode(add) }
        return (pages, others)
    }

    /// The greatest age that stays when the oldest go until `excess` bytes are gone; -1 if none does.
    private static func oldestThatStays(_ bytes: [Int], _ excess: inout Int) -> Int {
        var age = bytes.count - 1
        while age >= 0, excess > 0 {
            excess -= bytes[age]
            age -= 1
        }
        return age == bytes.count - 1 ? .max : age
    }
}
