#if os(Linux)
    import Foundation

    /// Physical memory of this process.
    enum ResidentMemory {
        struct Unreadable: Error {}

        /// Bytes, from /proc: the second number there counts pages.
        static func now() throws -> Int {
            let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
            guard fields.count > 1, let pages = Int(fields[1]) else { throw Unreadable() }
            return pages * sysconf(Int32(_SC_PAGESIZE))
        }
    }
#endif
