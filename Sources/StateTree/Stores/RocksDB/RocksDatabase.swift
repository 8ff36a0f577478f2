import CRocksDB
import Synchronization

/// One open RocksDB database: its C interface behind values and errors of Swift.
///
/// Unsafe: the C interface takes raw pointers, and gives memory that the caller frees. `@unchecked Sendable`: the handles are set in
/// `init` and closed in `deinit`, and RocksDB allows any number of threads at once on one database, its read options and its
/// write options.
final class RocksDatabase: @unchecked Sendable {
    /// What RocksDB says, as it says it.
    struct Failure: Error {
        let message: String
    }

    enum Mode {
        case create
        case readWrite
        /// What is durable at the time of opening; works beside a process that writes.
        case readOnly
    }

    private let database: OpaquePointer
    private let options: OpaquePointer
    private let readOptions: OpaquePointer
    private let writeOptions: OpaquePointer

    /// Why no more is written: what RocksDB has failed to write to its log once, it must not be asked to write more to, or an
    /// assertion ends the process. Reads go on.
    private let failedWrite = Mutex<Failure?>(nil)

    private static let bloomBitsPerKey = 10.0
    private static let openFiles: Int32 = 512
    /// `FATAL_LEVEL` of RocksDB, which the C interface takes as a number.
    private static let fatalLogLevel: Int32 = 4

    init(path: String, mode: Mode, memory: StoreMemory) throws(Failure) {
        guard let options = Self.makeOptions(creates: mode == .create, memory),
            let readOptions = rocksdb_readoptions_create(),
            let writeOptions = rocksdb_writeoptions_create()
        else { throw Failure(message: "out of memory") }
        rocksdb_writeoptions_set_sync(writeOptions, 1)
        var error: UnsafeMutablePointer<CChar>?
        let database =
            mode == .readOnly
            ? rocksdb_open_for_read_only(options, path, 0, &error) : rocksdb_open(options, path, &error)
        guard let database, error == nil else {
            rocksdb_writeoptions_destroy(writeOptions)
            rocksdb_readoptions_destroy(readOptions)
            rocksdb_options_destroy(options)
            throw Self.failure(error)
        }
        self.database = database
        self.options = options
        self.readOptions = readOptions
        self.writeOptions = writeOptions
        DatabaseClosing.prepare()
    }

    deinit {
        DatabaseClosing.perform {
            rocksdb_close(database)
            rocksdb_writeoptions_destroy(writeOptions)
            rocksdb_readoptions_destroy(readOptions)
            rocksdb_options_destroy(options)
        }
    }

    private static func makeOptions(creates: Bool, _ memory: StoreMemory) -> OpaquePointer? {
        guard let options = rocksdb_options_create(), let tables = rocksdb_block_based_options_create() else {
            return nil
        }
        rocksdb_options_set_create_if_missing(options, creates ? 1 : 0)
        rocksdb_options_set_error_if_exists(options, 0)
        rocksdb_options_set_paranoid_checks(options, 1)
        rocksdb_options_set_max_open_files(options, openFiles)
        // The log for people ends at the options that it begins with: its writer ends the process, by an assertion, when there is
        // more to write after the disk was full. Errors still say what failed.
        rocksdb_options_set_info_log_level(options, fatalLogLevel)
        rocksdb_options_set_keep_log_file_num(options, 2)
        // The tables own the policy and share the cache.
        rocksdb_block_based_options_set_filter_policy(tables, rocksdb_filterpolicy_create_bloom_full(bloomBitsPerKey))
        let cache = rocksdb_cache_create_lru(memory.blockCacheBytes)
        rocksdb_block_based_options_set_block_cache(tables, cache)
        // Indices and filters stay outside the cache, at about two bytes per key. In a cache of a few MB, a filter of half a
        // megabyte pushes others out of its part of the cache, and each look-up read one from the file: 1.8 MB per update.
        // Two buffers, so that one fills while the other is written.
        rocksdb_options_set_write_buffer_size(options, max(memory.writeBufferBytes / 2, 1 << 20))
        rocksdb_options_set_max_write_buffer_number(options, 2)
        // Keys and values are hashes for the most part, which do not compress.
        rocksdb_options_set_compression(options, Int32(rocksdb_no_compression))
        rocksdb_options_set_level_compaction_dynamic_level_bytes(options, 1)
        rocksdb_options_set_block_based_table_factory(options, tables)
        rocksdb_block_based_options_destroy(tables)
        if let cache { rocksdb_cache_destroy(cache) }
        return options
    }

    private static func failure(_ error: UnsafeMutablePointer<CChar>?) -> Failure {
        guard let error else { return Failure(message: "no reason given") }
        defer { rocksdb_free(error) }
        return Failure(message: String(cString: error))
    }
}

// MARK: Reading

extension RocksDatabase {
    /// How many keys there are, as RocksDB guesses.
    var estimatedKeys: Int {
        var count: UInt64 = 0
        guard rocksdb_property_int(database, "rocksdb.estimate-num-keys", &count) == 0 else { return 0 }
        return Int(clamping: count)
    }

    func get(_ key: [UInt8]) throws(Failure) -> [UInt8]? {
        var error: UnsafeMutablePointer<CChar>?
        var count = 0
        let value = key.withUnsafeBytes { key in
            rocksdb_get(
                database, readOptions, key.baseAddress?.assumingMemoryBound(to: CChar.self), key.count, &count, &error)
        }
        if let error { throw Self.failure(error) }
        return Self.take(value, count)
    }

    func get(_ keys: [[UInt8]]) throws(Failure) -> [[UInt8]?] {
        let sizes = keys.map(\.count)
        let flat = keys.flatMap { $0 }
        var values = [UnsafeMutablePointer<CChar>?](repeating: nil, count: keys.count)
        var counts = [Int](repeating: 0, count: keys.count)
        var errors = [UnsafeMutablePointer<CChar>?](repeating: nil, count: keys.count)
        flat.withUnsafeBytes { flat in
            var pointers: [UnsafePointer<CChar>?] = []
            pointers.reserveCapacity(keys.count)
            var offset = 0
            for size in sizes {
                pointers.append((flat.baseAddress.map { $0 + offset })?.assumingMemoryBound(to: CChar.self))
                offset += size
            }
            rocksdb_multi_get(database, readOptions, keys.count, pointers, sizes, &values, &counts, &errors)
        }
        // All are taken before anything is thrown, since each must be freed.
        let results = zip(values, counts).map { Self.take($0, $1) }
        var failure: Failure?
        for case let error? in errors { failure = Self.failure(error) }
        if let failure { throw failure }
        return results
    }

    /// Calls `body` with each key from `start` on that begins with `prefix`, in byte order, until it returns `false`.
    func forEach<E: Error>(
        prefix: [UInt8], from start: [UInt8],
        _ body: (_ key: UnsafeRawBufferPointer, _ value: [UInt8]) throws(E) -> Bool
    ) throws(E) -> Failure? {
        guard let iterator = rocksdb_create_iterator(database, readOptions) else {
            return Failure(message: "out of memory")
        }
        defer { rocksdb_iter_destroy(iterator) }
        start.withUnsafeBytes {
            rocksdb_iter_seek(iterator, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
        }
        while rocksdb_iter_valid(iterator) != 0 {
            var count = 0
            let key = UnsafeRawBufferPointer(start: rocksdb_iter_key(iterator, &count), count: count)
            guard key.starts(with: prefix) else { break }
            var valueCount = 0
            let value = Self.copy(rocksdb_iter_value(iterator, &valueCount), valueCount)
            guard try body(key, value) else { return nil }
            rocksdb_iter_next(iterator)
        }
        var error: UnsafeMutablePointer<CChar>?
        rocksdb_iter_get_error(iterator, &error)
        return error.map { Self.failure($0) }
    }

    private static func take(_ value: UnsafeMutablePointer<CChar>?, _ count: Int) -> [UInt8]? {
        guard let value else { return nil }
        defer { rocksdb_free(value) }
        return copy(value, count)
    }

    private static func copy(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> [UInt8] {
        guard let bytes else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    }
}

// MARK: Writing

extension RocksDatabase {
    /// Writes all or nothing; returns when the log is on the disk.
    ///
    /// - Throws: when it fails, and from then on.
    func write(_ writes: StoreBatch) throws(Failure) {
        if let earlier = failedWrite.withLock({ $0 }) {
            throw Failure(
                message: "an earlier write failed (\(earlier.message)), so that the folder must be opened again")
        }
        guard let batch = rocksdb_writebatch_create() else { throw Failure(message: "out of memory") }
        defer { rocksdb_writebatch_destroy(batch) }
        Self.withKeys(of: writes.writes) { key, count, value in
            guard let value else { return rocksdb_writebatch_delete(batch, key, count) }
            value.withUnsafeBytes {
                rocksdb_writebatch_put(
                    batch, key, count, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
            }
        }
        var error: UnsafeMutablePointer<CChar>?
        rocksdb_write(database, writeOptions, batch, &error)
        guard let error else { return }
        let failure = Self.failure(error)
        failedWrite.withLock { $0 = failure }
        throw failure
    }

    /// Makes a sorted file of the values and takes it in as it is, which costs a tenth of writing them.
    func ingest(_ writes: StoreBatch, file: String) throws(Failure) {
        let sorted = writes.writes.map { (bytes: $0.key.bytes, write: $0) }
            .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.write)
        guard !sorted.isEmpty else { return }
        guard let environment = rocksdb_envoptions_create(),
            let writer = rocksdb_sstfilewriter_create(environment, options),
            let ingestion = rocksdb_ingestexternalfileoptions_create()
        else { throw Failure(message: "out of memory") }
        defer {
            rocksdb_ingestexternalfileoptions_destroy(ingestion)
            rocksdb_sstfilewriter_destroy(writer)
            rocksdb_envoptions_destroy(environment)
        }
        var error: UnsafeMutablePointer<CChar>?
        rocksdb_sstfilewriter_open(writer, file, &error)
        if let error { throw Self.failure(error) }
        Self.withKeys(of: sorted) { key, count, value in
            guard let value, error == nil else { return }
            value.withUnsafeBytes {
                rocksdb_sstfilewriter_put(
                    writer, key, count, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, &error)
            }
        }
        if let error { throw Self.failure(error) }
        rocksdb_sstfilewriter_finish(writer, &error)
        if let error { throw Self.failure(error) }
        rocksdb_ingestexternalfileoptions_set_move_files(ingestion, 1)
        file.withCString { name in
            var names: UnsafePointer<CChar>? = name
            rocksdb_ingest_external_file(database, &names, 1, ingestion, &error)
        }
        if let error { throw Self.failure(error) }
    }

    /// Calls `body` with each key's bytes, which lie in one place all the time.
    private static func withKeys(
        of writes: some Sequence<StoreBatch.Write>,
        _ body: (UnsafePointer<CChar>?, Int, [UInt8]?) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: StoreKey.longest) { buffer in
            for (key, value) in writes {
                var bytes = ByteWriter(buffer)
                key.write(to: &bytes)
                let base = UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
                body(base, bytes.count, value)
            }
        }
    }
}
