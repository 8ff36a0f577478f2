#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// JSON files below a folder.
enum TestFiles {
    /// The file itself, or all `.json` files below the folder, in order of their paths; with a filter, only those whose path below
    /// the folder contains it. Hidden files are passed over.
    static func below(_ path: String, filter: String? = nil) throws -> [String] {
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
        let found = files.filter { file in
            file.hasSuffix(".json") && !file.split(separator: "/").contains { $0.hasPrefix(".") }
                && (filter.map { file.contains($0) } ?? true)
        }
        guard !found.isEmpty else {
            let wanted = filter.map { ".json files whose path contains \"\($0)\"" } ?? ".json files"
            throw CommandFailure.usage("\(path): expected \(wanted) below this folder, found none.")
        }
        return found.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }
}
