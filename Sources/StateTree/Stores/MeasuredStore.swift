import Primitives
import Synchronization

/// A store that counts what goes through it.
package final class MeasuredStore: StateStore {
    package struct Figures: Sendable, Equatable {
        /// Keys looked up, found or not.
        package var keysRead: UInt64 = 0
        /// Bytes of the values found.
        package var bytesRead: UInt64 = 0
        package var keysWritten: UInt64 = 0
        /// Bytes of keys and values, removals included.
        package var bytesWritten: UInt64 = 0

        package static func - (a: Figures, b: Figures) -> Figures {
            Figures(
                keysRead: a.keysRead - b.keysRead, bytesRead: a.bytesRead - b.bytesRead,
                keysWritten: a.keysWritten - b.keysWritten, bytesWritten: a.bytesWritten - b.bytesWritten)
        }
    }

    package var name: String { store.name }
    private let store: any StateStore
    private let counted = Mutex(Figures())

    package init(_ store: any StateStore) {
        self.store = store
    }

    /// Since the store was made. Values iterated over count as read.
    package var figures: Figures { counted.withLock { $0 } }

    package func read(_ keys: [StoreKey]) throws(StateError) -> [[UInt8]?] {
        let values = try store.read(keys)
        let bytes = values.reduce(0) { $0 + ($1?.count ?? 0) }
        counted.withLock {
            $0.keysRead += UInt64(keys.count)
            $0.bytesRead += UInt64(bytes)
        }
        return values
    }

    package func commit(_ batch: StoreBatch) throws(StateError) {
        try store.commit(batch)
        let (keys, bytes) = (UInt64(batch.writes.count), UInt64(batch.byteCount))
        counted.withLock {
            $0.keysWritten += keys
            $0.bytesWritten += bytes
        }
    }

    package func forEach(
        in table: StoreKey.Table, owner: UInt256, below prefix: UInt256, nibbles: Int,
        _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        var read: (keys: UInt64, bytes: UInt64) = (0, 0)
        defer {
            counted.withLock {
                $0.keysRead += read.keys
                $0.bytesRead += read.bytes
            }
        }
        try store.forEach(in: table, owner: owner, below: prefix, nibbles: nibbles) { (key, value) throws(StateError) in
            read.keys += 1
            read.bytes += UInt64(value.count)
            return try body(key, value)
        }
    }

    package func forEach(
        in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) { try store.forEach(in: table, body) }
}
