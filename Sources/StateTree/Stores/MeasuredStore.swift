import Primitives
import Synchronization

/// A store that counts what goes through it.
package final class MeasuredStore: StateStore {
    package struct Figures: Sendable, Equatable {
        /// Look-ups: a key, found or not, or a range of neighbouring keys.
        package var reads: UInt64 = 0
        /// Bytes of the values found; of ranges also those of the keys beyond what the range has in common.
        package var bytesRead: UInt64 = 0
        /// Keys, removals included.
        package var writes: UInt64 = 0
        /// Bytes of keys and values, removals included.
        package var bytesWritten: UInt64 = 0

        package init() {}

        package static func - (a: Figures, b: Figures) -> Figures {
            var result = a
            result.reads -= b.reads
            result.bytesRead -= b.bytesRead
            result.writes -= b.writes
            result.bytesWritten -= b.bytesWritten
            return result
        }
    }

    package var name: String { store.name }
    private let store: any StateStore
    private let reads = Atomic<UInt64>(0)
    private let bytesRead = Atomic<UInt64>(0)
    private let writes = Atomic<UInt64>(0)
    private let bytesWritten = Atomic<UInt64>(0)

    package init(_ store: any StateStore) {
        self.store = store
    }

    /// Since the store was made.
    package var figures: Figures {
        var figures = Figures()
        figures.reads = reads.load(ordering: .relaxed)
        figures.bytesRead = bytesRead.load(ordering: .relaxed)
        figures.writes = writes.load(ordering: .relaxed)
        figures.bytesWritten = bytesWritten.load(ordering: .relaxed)
        return figures
    }

    package func read(_ keys: [StoreKey]) throws(StateError) -> [[UInt8]?] {
        let values = try store.read(keys)
        add(reads: keys.count, bytes: values.reduce(0) { $0 + ($1?.count ?? 0) })
        return values
    }

    package func commit(_ batch: StoreBatch) throws(StateError) {
        try store.commit(batch)
        writes.wrappingAdd(UInt64(batch.count), ordering: .relaxed)
        bytesWritten.wrappingAdd(UInt64(batch.byteCount), ordering: .relaxed)
    }

    package func forEach(
        in table: StoreKey.Table, owner: UInt256, below prefix: UInt256, nibbles: Int,
        _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        var bytes = 0
        defer { add(reads: 1, bytes: bytes) }
        try store.forEach(in: table, owner: owner, below: prefix, nibbles: nibbles) { (key, value) throws(StateError) in
            bytes += 32 - nibbles / 2 + value.count
            return try body(key, value)
        }
    }

    package func forEachBranch(
        of owner: UInt256, depth: Int, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        var bytes = 0
        defer { add(reads: 1, bytes: bytes) }
        try store.forEachBranch(of: owner, depth: depth) { (key, value) throws(StateError) in
            bytes += (depth + 1) / 2 + value.count
            return try body(key, value)
        }
    }

    package func forEach(
        in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) { try store.forEach(in: table, body) }

    private func add(reads count: Int, bytes: Int) {
        reads.wrappingAdd(UInt64(count), ordering: .relaxed)
        bytesRead.wrappingAdd(UInt64(bytes), ordering: .relaxed)
    }
}
