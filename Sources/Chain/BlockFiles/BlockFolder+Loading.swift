#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension BlockFolder {
    static let blockFileName = "block.json"
    static let preStateFileName = "prestate.json"
    static let blockHashesFileName = "blockhashes.json"
    static let postStateFileName = "poststate.json"

    /// The block at `path`: a block folder or a bundled file.
    public static func load(_ path: String) throws(BlockFileError) -> BlockFolder {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw BlockFileError(
                file: path, expected: "a block folder or a bundled block", found: "no such file",
                advice: "check the path")
        }
        return isFolder ? try load(folder: path) : try load(bundle: path)
    }

    static func load(folder path: String) throws(BlockFileError) -> BlockFolder {
        let block = try BlockFile(path: join(path, blockFileName)).decode(BlockJSON.self).block
        let preState = try BlockFile(path: join(path, preStateFileName)).decode(PreStateJSON.self).snapshot
        let hashes = try optional(path, blockHashesFileName)?.decode(BlockHashesJSON.self).hashes
        let postState = try optional(path, postStateFileName)?.decode(PostStateJSON.self).postState
        return BlockFolder(
            block: block, preState: preState, blockHashes: hashes ?? [:], postState: postState, name: name(of: path))
    }

    static func load(bundle path: String) throws(BlockFileError) -> BlockFolder {
        let bundle = try BlockFile(path: path).decode(BundleJSON.self)
        return BlockFolder(
            block: bundle.block, preState: bundle.preState, blockHashes: bundle.blockHashes,
            postState: bundle.postState, name: name(of: path), story: bundle.story)
    }

    /// The file `name` in `folder` if it is there.
    private static func optional(_ folder: String, _ name: String) -> BlockFile? {
        let path = join(folder, name)
        return FileManager.default.fileExists(atPath: path) ? BlockFile(path: path) : nil
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// The last component, without the extension of a bundled file.
    private static func name(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    }
}
