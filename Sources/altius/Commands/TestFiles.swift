#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// JSON files below a folder.
enum TestFiles {
    /// The file itself, or all `.json` files below the folder, in order of their paths.
    static func below(_ path: String) throws -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure.usage("\(path): expected a file or a folder, found none; check the path.")
        }
        guard isFolder else { return [path] }
        let files: [String]
        do {
            files = try FileManager.default.subpathsOfDirectory(atPath: path)
        } catch {
            throw CommandFailure.usage("\(path): expected a folder that can be listed; check its permissions.")
        }
        let found = files.filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
        guard !found.isEmpty else {
            throw CommandFailure.usage("\(path): expected .json files below this folder, found none.")
        }
        return found
    }
}
