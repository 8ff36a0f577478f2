#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#endif

/// What the system counts of this process. Linux only; `nil` elsewhere.
enum ProcessCounters {
    /// System calls on files, answered by the page cache or not.
    struct Files {
        var reads: UInt64
        var bytesRead: UInt64
        var bytesWritten: UInt64

        static func - (a: Files, b: Files) -> Files {
            Files(
                reads: a.reads - b.reads, bytesRead: a.bytesRead - b.bytesRead,
                bytesWritten: a.bytesWritten - b.bytesWritten)
        }
    }

    static var files: Files? {
        guard let text = read("/proc/self/io"), let reads = value("syscr:", in: text),
            let bytesRead = value("rchar:", in: text), let bytesWritten = value("wchar:", in: text)
        else { return nil }
        return Files(reads: reads, bytesRead: bytesRead, bytesWritten: bytesWritten)
    }

    /// Bytes of memory that the process has now, and the most that it had since `resetPeak`.
    static var memory: (now: UInt64, peak: UInt64)? {
        guard let text = read("/proc/self/status"), let now = value("VmRSS:", in: text),
            let peak = value("VmHWM:", in: text)
        else { return nil }
        return (now << 10, peak << 10)
    }

    /// Begins a new peak.
    static func resetPeak() {
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    }

    /// Asks the system to drop a folder's files from its page cache.
    static func dropFromPageCache(_ folder: String) {
        #if canImport(Glibc)
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                let file = open("\(folder)/\(name)", O_RDONLY)
                guard file >= 0 else { continue }
                fdatasync(file)
                posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
                close(file)
            }
        #endif
    }

    private static func read(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

    private static func value(_ name: String, in text: String) -> UInt64? {
        for line in text.split(separator: "\n") where line.hasPrefix(name) {
            return line.dropFirst(name.count).split(whereSeparator: { $0 == " " || $0 == "\t" }).first.flatMap {
                UInt64($0)
            }
        }
        return nil
    }
}
