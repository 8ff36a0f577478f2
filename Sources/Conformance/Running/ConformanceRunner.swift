import Foundation
import Synchronization

/// Runs test files on every core.
package enum ConformanceRunner {
    /// Runs all JSON files at or below `paths`.
    ///
    /// - Parameters:
    ///   - workers: the number of threads; the report does not depend on it.
    ///   - onFile: called for each file as it ends, in no particular order, one call at a time: progress display.
    /// - Throws: if a path does not exist.
    package static func run(
        _ paths: [String], suites: [any ConformanceSuite.Type] = allConformanceSuites,
        workers: Int = ProcessInfo.processInfo.activeProcessorCount,
        onFile: (@Sendable (FileResult) -> Void)? = nil
    ) throws -> ConformanceReport {
        let files = try jsonFiles(paths)
        let next = Atomic<Int>(0)
        let results = Mutex<[(index: Int, result: FileResult)]>([])
        withThreads(min(max(workers, 1), max(files.count, 1))) {
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < files.count else { return }
                let result = FileResult.run(files[index], suites)
                results.withLock {
                    $0.append((index, result))
                    onFile?(result)
                }
            }
        }
        var report = ConformanceReport()
        for entry in results.withLock({ $0 }).sorted(by: { $0.index < $1.index }) { report.add(entry.result) }
        return report
    }

    /// Every file named `*.json`, sorted; hidden files are passed over.
    static func jsonFiles(_ paths: [String]) throws -> [String] {
        var files: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw ConformanceError.noSuchPath(path)
            }
            guard isFolder.boolValue else {
                files.append(path)
                continue
            }
            let below = try FileManager.default.subpathsOfDirectory(atPath: path)
            let named = below.filter {
                $0.hasSuffix(".json") && !$0.split(separator: "/").contains { $0.hasPrefix(".") }
            }
            files += named.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }.sorted()
        }
        return files
    }

    /// Runs `body` on `count` threads and waits for all. Threads of our own, because test cases nest calls a thousand deep and
    /// the pools' threads promise no stack for that.
    private static func withThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
        let finished = DispatchGroup()
        for _ in 0..<count {
            finished.enter()
            let thread = Thread {
                body()
                finished.leave()
            }
            thread.stackSize = 256 << 20
            thread.start()
        }
        finished.wait()
    }
}

/// Why a conformance run cannot start.
package enum ConformanceError: Error, Hashable, CustomStringConvertible {
    case noSuchPath(String)

    package var description: String {
        switch self {
        case .noSuchPath(let path): "\(path): no such file or folder; give the path of a copy of ethereum/tests"
        }
    }
}
