import Primitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A store in a folder, on RocksDB: one database and one synced batch per block, for all shards, so that there is nothing to
/// reconcile after a crash. One process at a time may write; any number may read beside it what was there when they opened.
package final class RocksDBStore: StateStore {
    package enum Mode: Sendable {
        /// Makes the folder if there is none.
        case create
        case readWrite
        case readOnly
    }

    package let name: String
    private let database: RocksDatabase

    /// - Parameter path: the folder.
    /// - Throws: if it is not there, cannot be used, or another process writes to it.
    package init(path: String, mode: Mode) throws(StateError) {
        name = path
        if mode == .create {
            do {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            } catch {
                throw .unusable(
                    place: path, reason: "the folder cannot be made",
                    advice: "check that the folder above it exists and is writable")
            }
        } else if !FileManager.default.fileExists(atPath: path + "/CURRENT") {
            throw .notAState(
                place: path, expected: "a state", found: "none", advice: "put one in with 'altius state init'")
        }
        do {
            let databaseMode: RocksDatabase.Mode =
                switch mode {
                case .create: .create
                case .readWrite: .readWrite
                case .readOnly: .readOnly
                }
            database = try RocksDatabase(path: path, mode: databaseMode)
        } catch {
            throw Self.error(error, path)
        }
    }

    package func read(_ keys: [StoreKey]) throws(StateError) -> [[UInt8]?] {
        do {
            if keys.count == 1, let key = keys.first { return [try database.get(key.bytes)] }
            return keys.isEmpty ? [] : try database.get(keys.map(\.bytes))
        } catch {
            throw Self.error(error, name)
        }
    }

    package func commit(_ batch: StoreBatch) throws(StateError) {
        do { try database.write(batch.writes.map { ($0.key.bytes, $0.value) }) } catch {
            throw Self.error(error, name)
        }
    }

    package func forEach(
        in table: StoreKey.Table, owner: UInt256, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        try forEach(prefix: StoreKey.prefix(table, owner: owner), in: table, body)
    }

    package func forEach(
        in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        try forEach(prefix: [table.rawValue], in: table, body)
    }

    private func forEach(
        prefix: [UInt8], in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let ownerEnd = StoreKey.prefix(table, owner: .zero).count
        let failure = try database.forEach(prefix: prefix) { (bytes, value) throws(StateError) in
            let owner = bytes.count >= ownerEnd ? UInt256(bigEndian: bytes[1..<ownerEnd]) : nil
            guard let owner, let key = StoreKey(table, owner: owner, rest: bytes[ownerEnd...]) else {
                throw .damaged(place: name, expected: "a key of this program", found: Hex.encode(bytes))
            }
            return try body(key, value)
        }
        if let failure { throw Self.error(failure, name) }
    }

    private static func error(_ failure: RocksDatabase.Failure, _ path: String) -> StateError {
        let message = failure.message
        let advice =
            if message.contains("lock") {
                "another process uses this folder, end that one first"
            } else if message.contains("No space") {
                "make room on the disk and start again, the state is that of the last block committed"
            } else if message.contains("Corruption") {
                "a file is damaged: restore a copy of the folder, or initialise a new one"
            } else {
                "check that the folder is there, readable and writable"
            }
        return .unusable(place: path, reason: message, advice: advice)
    }
}
