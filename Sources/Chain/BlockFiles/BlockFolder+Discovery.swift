#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension BlockFolder {
    /// The blocks at `paths` in order of their numbers, not loaded yet. A path is a block folder, a bundled file, or a folder
    /// of either; other files in such a folder are passed over.
    ///
    /// - Throws: if a path does not exist or holds no block, or if a block's number cannot be read.
    public static func discover(_ paths: [String]) throws(BlockFileError) -> [BlockSource] {
        var sources: [BlockSource] = []
        for path in paths { sources += try discover(at: path) }
        // The sort is not documented to keep the order of equal numbers, so that order is part of the key.
        return sources.enumerated().sorted { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
            .map(\.element)
    }

    private static func discover(at path: String) throws(BlockFileError) -> [BlockSource] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw BlockFileError(
                file: path, expected: "a block folder, a bundled block, or a folder of either", found: "no such file",
                advice: "check the path")
        }
        guard isFolder else {
            if let source = try bundle(at: path) { return [source] }
            throw BlockFileError(
                file: path, expected: "a bundled block: an object with \"block\" and \"prestate\"", found: "other JSON",
                advice: "give the folder if the block consists of several files")
        }
        if let source = try folder(at: path) { return [source] }
        var sources: [BlockSource] = []
        for name in try names(in: path) {
            let child = join(path, name)
            if let source = try folder(at: child) {
                sources.append(source)
            } else if name.hasSuffix(".json"), let source = try bundle(at: child) {
                sources.append(source)
            }
        }
        guard !sources.isEmpty else {
            throw BlockFileError(
                file: path, expected: "block folders or bundled blocks", found: "none",
                advice: "give a folder that has a \(blockFileName) in it or one level below")
        }
        return sources
    }

    /// `nil` if `path` is no folder with a block in it. A folder with only a pre-state counts, so that its missing block is
    /// reported instead of passed over.
    private static func folder(at path: String) throws(BlockFileError) -> BlockSource? {
        let exists = [blockFileName, preStateFileName].contains {
            FileManager.default.fileExists(atPath: join(path, $0))
        }
        guard exists else { return nil }
        let number = try BlockFile(path: join(path, blockFileName)).decode(BlockNumberJSON.self).number
        return BlockSource(path: path, layout: .folder, number: number)
    }

    private static func bundle(at path: String) throws(BlockFileError) -> BlockSource? {
        guard let number = try BlockFile(path: path).decode(BundleNumberJSON.self).number else { return nil }
        return BlockSource(path: path, layout: .bundle, number: number)
    }

    private static func names(in folder: String) throws(BlockFileError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw BlockFileError(
                file: folder, expected: "a folder that can be listed", found: "one that cannot",
                advice: "check its permissions")
        }
    }
}
