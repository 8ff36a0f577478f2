import Primitives
import Synchronization

/// A store in memory, for demonstrations and tests: as atomic as a durable one to its single process, gone with it.
package final class MemoryStore: StateStore {
    package let name = "memory"

    private struct Group: Hashable {
        let table: StoreKey.Table
        let owner: UInt256
    }

    private struct Entry {
        let key: StoreKey
        var value: [UInt8]
    }

    /// The values of one table and owner: sorted arrays by the first four nibbles of the item, so that neither a new key nor an
    /// iteration below a path costs more than its neighbourhood.
    private struct Values {
        var buckets: [UInt16: [Entry]] = [:]

        static func bucket(_ item: UInt256) -> UInt16 { UInt16(item.limb3 >> 48) }

        subscript(key: StoreKey) -> [UInt8]? {
            guard let bucket = buckets[Self.bucket(key.item)] else { return nil }
            let position = MemoryStore.first(in: bucket, from: key)
            return position < bucket.count && bucket[position].key == key ? bucket[position].value : nil
        }

        mutating func set(_ key: StoreKey, _ value: [UInt8]?) {
            let number = Self.bucket(key.item)
            let position = buckets[number].map { MemoryStore.first(in: $0, from: key) } ?? 0
            let exists = buckets[number].map { position < $0.count && $0[position].key == key } ?? false
            switch (value, exists) {
            case (let value?, true): buckets[number]?[position].value = value
            case (let value?, false): buckets[number, default: []].insert(Entry(key: key, value: value), at: position)
            case (nil, true):
                buckets[number]?.remove(at: position)
                if buckets[number]?.isEmpty == true { buckets[number] = nil }
            case (nil, false): break
            }
        }
    }

    private struct Contents {
        var groups: [Group: Values] = [:]
    }

    private let contents = Mutex(Contents())

    package init() {}

    package func read(_ keys: [StoreKey]) throws(StateError) -> [[UInt8]?] {
        contents.withLock { contents in
            keys.map { contents.groups[Group(table: $0.table, owner: $0.owner)]?[$0] }
        }
    }

    package func commit(_ batch: StoreBatch) throws(StateError) {
        contents.withLock { contents in
            for (key, value) in batch.writes {
                let group = Group(table: key.table, owner: key.owner)
                contents.groups[group, default: Values()].set(key, value)
                if value == nil, contents.groups[group]?.buckets.isEmpty == true { contents.groups[group] = nil }
            }
        }
    }

    package func forEach(
        in table: StoreKey.Table, owner: UInt256, below prefix: UInt256, nibbles: Int,
        _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let entries = contents.withLock { contents -> [Entry] in
            guard let values = contents.groups[Group(table: table, owner: owner)] else { return [] }
            let span: UInt16 = nibbles >= 4 ? 0 : 0xffff >> (4 * UInt16(nibbles))
            let first = Values.bucket(prefix)
            // Whichever are fewer: the places of such buckets, or the buckets that there are.
            let numbers =
                Int(span) < values.buckets.count
                ? Array(first...first + span)
                : values.buckets.keys.filter { $0 >= first && $0 - first <= span }.sorted()
            var entries: [Entry] = []
            for number in numbers {
                for entry in values.buckets[number] ?? [] where entry.key.item.prefix(nibbles: nibbles) == prefix {
                    entries.append(entry)
                }
            }
            return entries
        }
        for entry in entries { guard try body(entry.key, entry.value) else { return } }
    }

    package func forEachBranch(
        of owner: UInt256, depth: Int, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let table = StoreKey.branch(.root, of: owner).table
        try forEach(in: table, owner: owner, below: .zero, nibbles: 0) { (key, value) throws(StateError) in
            Int(key.nibbles) == depth ? try body(key, value) : true
        }
    }

    /// The position of the first key that is not below `key`.
    private static func first(in entries: [Entry], from key: StoreKey) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            let other = entries[middle].key
            if (other.item, other.nibbles) < (key.item, key.nibbles) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    package func forEach(
        in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let owners = contents.withLock { $0.groups.keys.filter { $0.table == table }.map(\.owner).sorted() }
        var goesOn = true
        for owner in owners where goesOn {
            try forEach(in: table, owner: owner) { (key, value) throws(StateError) in
                goesOn = try body(key, value)
                return goesOn
            }
        }
    }
}
