import Primitives
import StateTree
import Synchronization

/// A store in memory that does what a test tells it: damage what is read, refuse what is written.
final class FaultyStore: StateStore {
    struct Faults: Sendable {
        var refusesCommits = false
        /// Changes what is read of matching keys; `nil` for a value that is gone.
        var damage: (@Sendable (StoreKey, [UInt8]) -> [UInt8]?)?
    }

    let name = "faulty"
    let faults = Mutex(Faults())
    private let store = MemoryStore()
    static let refusal = StateError.unusable(place: "faulty", reason: "no space", advice: "make room")

    func damage(_ damage: (@Sendable (StoreKey, [UInt8]) -> [UInt8]?)?) { faults.withLock { $0.damage = damage } }

    func read(_ keys: [StoreKey]) throws(StateError) -> [[UInt8]?] {
        let damage = faults.withLock { $0.damage }
        return zip(keys, try store.read(keys)).map { key, value in
            guard let damage, let value else { return value }
            return damage(key, value)
        }
    }

    func commit(_ batch: StoreBatch) throws(StateError) {
        if faults.withLock({ $0.refusesCommits }) { throw Self.refusal }
        try store.commit(batch)
    }

    func forEach(
        in table: StoreKey.Table, owner: UInt256, below prefix: UInt256, nibbles: Int,
        _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let damage = faults.withLock { $0.damage }
        try store.forEach(in: table, owner: owner, below: prefix, nibbles: nibbles) { (key, value) throws(StateError) in
            guard let damage else { return try body(key, value) }
            guard let damaged = damage(key, value) else { return true }
            return try body(key, damaged)
        }
    }

    func forEachBranch(
        of owner: UInt256, depth: Int, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let damage = faults.withLock { $0.damage }
        try store.forEachBranch(of: owner, depth: depth) { (key, value) throws(StateError) in
            guard let damage else { return try body(key, value) }
            guard let damaged = damage(key, value) else { return true }
            return try body(key, damaged)
        }
    }

    func forEach(
        in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let damage = faults.withLock { $0.damage }
        try store.forEach(in: table) { (key, value) throws(StateError) in
            guard let damage else { return try body(key, value) }
            guard let damaged = damage(key, value) else { return true }
            return try body(key, damaged)
        }
    }
}
