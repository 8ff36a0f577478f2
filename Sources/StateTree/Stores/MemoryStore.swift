import Primitives
import Synchronization

/// A store in memory, for demonstrations and tests: as atomic as a durable one to its single process, gone with it.
package final class MemoryStore: StateStore {
    package let name = "memory"

    private struct Group: Hashable {
        let table: StoreKey.Table
        let owner: UInt256
    }

    private struct Contents {
        var groups: [Group: [StoreKey: [UInt8]]] = [:]
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
                contents.groups[group, default: [:]][key] = value
                if value == nil, contents.groups[group]?.isEmpty == true { contents.groups[group] = nil }
            }
        }
    }

    package func forEach(
        in table: StoreKey.Table, owner: UInt256, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let values = contents.withLock { $0.groups[Group(table: table, owner: owner)] ?? [:] }
        for (key, value) in values.sorted(by: { ($0.key.item, $0.key.nibbles) < ($1.key.item, $1.key.nibbles) }) {
            guard try body(key, value) else { return }
        }
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
