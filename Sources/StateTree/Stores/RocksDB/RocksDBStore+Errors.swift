#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// What RocksDB's failures mean to whoever runs the program.
extension RocksDBStore {
    /// - Parameters:
    ///   - path: of the folder.
    ///   - effect: what the failure means for what was asked for.
    static func error(_ failure: RocksDatabase.Failure, _ path: String, effect: String? = nil) -> StateError {
        let reason = effect.map { "\(failure.message); \($0)" } ?? failure.message
        return .unusable(place: path, reason: reason, advice: advice(failure.message, path))
    }

    private static func advice(_ message: String, _ path: String) -> String {
        if message.contains("While lock file") {
            let process = FolderLock.holder(of: path + "/LOCK").map { "process \($0)" } ?? "another process"
            return "\(process) uses this folder, end that one first"
        }
        if message.contains("lock hold by current process") { return "this process uses the folder already" }
        if ["No space left", "File too large", "quota exceeded"].contains(where: message.contains) {
            return "make room on the disk and start again, the state is that of the last block committed"
        }
        if ["Permission denied", "Read-only file system", "Operation not permitted"].contains(where: message.contains) {
            return "make the folder and its files writable for this user, or use a copy that is"
        }
        if message.contains("Corruption") || message.contains("No such file") {
            return "a file is damaged or missing: restore a copy of the folder, or initialise a new one"
        }
        return "check that the folder is there, readable and writable"
    }

    /// A table or log of a database in the folder.
    static func dataFile(in path: String) -> String? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().first { $0.hasSuffix(".sst") || $0.hasSuffix(".log") }
    }
}
