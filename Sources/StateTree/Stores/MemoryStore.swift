import Primitives
import Synchronization

/// A store in memory, for demonstrations and tests: as atomic as a durable one to its single process, gone with it.
package final class MemoryStore: StateStore {
    package let name = "memory"

    private struct Group: Hashable {
        let table: StoreKey.Table
        let owner: UInt256
    }

    private struct Values {
        var byKey: [StoreKey: [UInt8]] = [:]
        /// The keys in order, made by the first iteration after a change of keys.
        var order: [StoreKey]?

        mutating func set(_ key: StoreKey, _ value: [UInt8]?) {
            let old = byKey[key]
            if (old == nil) != (value == nil) { order = nil }
            byKey[key] = value
        }

        mutating func ordered() -> [StoreKey] {
            if let order { return order }
            let sorted = byKey.keys.sorted { ($0.item, $0.nibbles) < ($1.item, $1.nibbles) }
            order = sorted
            return sorted
        }
    }

    private struct Contents {
        var groups: [Group: Values] = [:]
    }

    private let contents = Mutex(Contents())

    package init() {}

    package func read(_ keys: [StoreKey]) throws(StateError) -> [[UInt8]?] {
        contents.withLock { contents in
            keys.map { contents.groups[Group(table: $0.table, owner: $0.owner)]?.byKey[$0] }
        }
    }

    package func commit(_ batch: StoreBatch) throws(StateError) {
        contents.withLock { contents in
            for (key, value) in batch.writes {
                let group = Group(table: key.table, owner: key.owner)
                contents.groups[group, default: Values()].set(key, value)
                if value == nil, contents.groups[group]?.byKey.isEmpty == true { contents.groups[group] = nil }
            }
        }
    }

    package func forEach(
        in table: StoreKey.Table, owner: UInt256, below prefix: UInt256, nibbles: Int,
        _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let group = Group(table: table, owner: owner)
        let (order, values) = contents.withLock { contents in
            (contents.groups[group]?.ordered() ?? [], contents.groups[group]?.byKey ?? [:])
        }
        var position = Self.first(in: order, from: prefix)
        while position < order.count, order[position].item.prefix(nibbles: nibbles) == prefix {
            let key = order[position]
            if let value = values[key] { guard try body(key, value) else { return } }
            position += 1
        }
    }

    /// The position of the first key whose item is not below `item`.
    private static func first(in order: [StoreKey], from item: UInt256) -> Int {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if order[middle].item < item { low = middle + 1 } else { high = middle }
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
