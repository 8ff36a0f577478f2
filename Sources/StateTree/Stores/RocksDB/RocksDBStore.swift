import Foundation
import Primitives
import Synchronization

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
    private let loads = Atomic<Int>(0)

    /// - Parameter path: the folder.
    /// - Throws: if it is not there, cannot be used, or another process writes to it.
    package init(path: String, mode: Mode, memory: StoreMemory = StoreMemory()) throws(StateError) {
        name = path
        if mode == .create {
            do {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            } catch {
                throw .unusable(
                    place: path, reason: "the folder cannot be made",
                    advice: "check that the folder above it exists and is writable")
            }
        }
        if !FileManager.default.fileExists(atPath: path + "/CURRENT") {
            // A database made over these files would remove them.
            if let file = Self.dataFile(in: path) {
                throw .damaged(place: path, expected: "the file CURRENT", found: "\(file) without it")
            }
            guard mode == .create else {
                throw .notAState(
                    place: path, expected: "a state", found: "none", advice: "put one in with 'altius state init'")
            }
        }
        do {
            switch mode {
            case .create: database = try RocksDatabase(path: path, mode: .create, memory: memory)
            case .readWrite: database = try RocksDatabase(path: path, mode: .readWrite, memory: memory)
            case .readOnly: database = try Self.openBesideWriter(path, memory)
            }
        } catch {
            throw Self.error(error, path)
        }
    }

    private static let openings = 5
    private static let pauseSeconds = 0.02

    /// Opens a database that another process may be writing to. Between a reader's look at the list of files and at the files
    /// themselves, the writer may have put a log into a table and removed it: the reader then fails, or finds nothing where there
    /// is a state. So it looks again, a few times.
    private static func openBesideWriter(
        _ path: String, _ memory: StoreMemory
    ) throws(RocksDatabase.Failure) -> RocksDatabase {
        for _ in 1..<openings {
            if let database = try? RocksDatabase(path: path, mode: .readOnly, memory: memory),
                let manifest = try? database.get(StoreKey.manifest.bytes), !manifest.isEmpty
            {
                return database
            }
            Thread.sleep(forTimeInterval: pauseSeconds)
        }
        return try RocksDatabase(path: path, mode: .readOnly, memory: memory)
    }

    /// Bytes of indices and filters, which are in memory besides what `StoreMemory` bounds: an estimate by the number of keys.
    package var indexBytes: Int { database.estimatedKeys * Self.indexBytesPerKey }

    /// Ten bits of filter, and a share of an index entry per block.
    private static let indexBytesPerKey = 2

    package func read(_ keys: [StoreKey]) throws(StateError) -> [[UInt8]?] {
        do {
            if keys.count == 1, let key = keys.first { return [try database.get(key.bytes)] }
            return keys.isEmpty ? [] : try database.get(keys.map(\.bytes))
        } catch {
            throw Self.error(error, name)
        }
    }

    package func commit(_ batch: StoreBatch) throws(StateError) {
        do { try database.write(batch) } catch {
            // What was written and not synchronised may still reach the disk, as a whole.
            let isCertain = !error.message.contains("sync") || error.message.hasPrefix("an earlier")
            let effect =
                isCertain ? "nothing was committed" : "whether this was committed shows when the store is opened again"
            throw Self.error(error, name, effect: effect)
        }
    }

    package func load(_ batch: StoreBatch) throws(StateError) {
        do {
            try database.ingest(batch, file: "\(name)/load-\(loads.wrappingAdd(1, ordering: .relaxed).newValue).sst")
        } catch {
            throw Self.error(error, name)
        }
    }

    package func forEach(
        in table: StoreKey.Table, owner: UInt256, below prefix: UInt256, nibbles: Int,
        _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        // Whole bytes bound the iteration, which begins at the last nibble of an odd number.
        let bytes = prefix.bigEndianBytes
        let bound = StoreKey.prefix(table, owner: owner) + bytes.prefix(nibbles / 2)
        let start = nibbles % 2 == 1 ? bound + [bytes[nibbles / 2]] : bound
        try forEach(prefix: bound, from: start, in: table) { (key, value) throws(StateError) in
            guard key.item.prefix(nibbles: nibbles) == prefix else { return false }
            return try body(key, value)
        }
    }

    package func forEachBranch(
        of owner: UInt256, depth: Int, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let table = StoreKey.branch(.root, of: owner).table
        let bound = StoreKey.prefix(table, owner: owner) + [UInt8(depth)]
        try forEach(prefix: bound, from: bound, in: table, body)
    }

    package func forEach(
        in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        try forEach(prefix: [table.rawValue], from: [table.rawValue], in: table, body)
    }

    private func forEach(
        prefix: [UInt8], from start: [UInt8], in table: StoreKey.Table,
        _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) {
        let ownerEnd = StoreKey.prefix(table, owner: .zero).count
        let failure = try database.forEach(prefix: prefix, from: start) { (bytes, value) throws(StateError) in
            let owner = bytes.count >= ownerEnd ? UInt256(bigEndian: bytes[1..<ownerEnd]) : nil
            guard let owner, let key = StoreKey(table, owner: owner, rest: .init(rebasing: bytes[ownerEnd...])) else {
                throw .damaged(place: name, expected: "a key of this program", found: Hex.encode(Array(bytes)))
            }
            return try body(key, value)
        }
        if let failure { throw Self.error(failure, name) }
    }
}
