import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// When databases may be closed. Whoever lets go of one last closes it: that can be a worker which is late, while the main thread
/// ends the process and RocksDB's own globals go away. Whatever is closed then ends in an abort; what stays open is durable all the
/// same.
enum DatabaseClosing {
    private static let isEnding = Mutex(false)
    private static let registration: Int32 = atexit { isEnding.withLock { $0 = true } }

    /// To be called once a database is open: what is registered later, RocksDB's globals not among it, is called earlier.
    static func prepare() { _ = registration }

    /// Closes unless the process ends; the end of the process waits for it.
    static func perform(_ close: () -> Void) {
        isEnding.withLock { isEnding in
            if !isEnding { close() }
        }
    }
}
