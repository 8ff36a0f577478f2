import Primitives
import StateTree

/// A store each of whose calls is a step, before it does what it does.
final class SteppedStore: StateStore {
    let name: String
    private let store: any StateStore

    init(_ store: any StateStore) {
        self.store = store
        name = store.name
    }

    func read(_ keys: [StoreKey]) throws(StateError) -> [[UInt8]?] {
        step("read \(keys.count) \(keys.first.map(\.description) ?? "")")
        return try store.read(keys)
    }

    func commit(_ batch: StoreBatch) throws(StateError) {
        step("commit \(batch.writes.count)")
        try store.commit(batch)
        step("committed")
    }

    func load(_ batch: StoreBatch) throws(StateError) {
        step("load \(batch.writes.count)")
        try store.load(batch)
    }

    func forEach(
        in table: StoreKey.Table, owner: UInt256, below prefix: UInt256, nibbles: Int,
        _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        step("iterate \(table)")
        try store.forEach(in: table, owner: owner, below: prefix, nibbles: nibbles, body)
    }

    func forEachBranch(
        of owner: UInt256, depth: Int, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        step("iterate branches at depth \(depth)")
        try store.forEachBranch(of: owner, depth: depth, body)
    }

    func forEach(
        in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        step("iterate \(table)")
        try store.forEach(in: table, body)
    }

    private func step(_ name: @autoclosure () -> String) { _ = Steps.next(name(), canFail: false) }
}
