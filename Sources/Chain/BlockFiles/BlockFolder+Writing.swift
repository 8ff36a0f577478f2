#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension BlockFolder {
    /// Writes a block folder, which is created if it does not exist. Files that do not apply (no block hashes, no post-state)
    /// are not written. Ommers are only named, as nodes do, so they are not there when the folder is loaded again.
    public func write(folder path: String) throws(BlockFileError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw BlockFileError(
                file: path, expected: "a folder that can be created", found: "\(error)",
                advice: "check that the place is writable and has space left")
        }
        try Self.write(to: Self.join(path, Self.blockFileName)) { json in block.write(to: &json) }
        try Self.write(to: Self.join(path, Self.preStateFileName)) { json in preState.write(to: &json) }
        if !blockHashes.isEmpty { try Self.write(to: Self.join(path, Self.blockHashesFileName), writeHashes) }
        if let postState {
            try Self.write(to: Self.join(path, Self.postStateFileName)) { json in postState.write(to: &json) }
        }
    }

    /// Writes everything as one JSON object into one file.
    public func write(bundle path: String) throws(BlockFileError) {
        try Self.write(to: path) { json in
            json.object { json in
                if let story {
                    json.name(BundleJSON.Field.story.rawValue)
                    json.escapedString(story)
                }
                json.name(BundleJSON.Field.block.rawValue)
                block.write(to: &json)
                json.name(BundleJSON.Field.prestate.rawValue)
                preState.write(to: &json)
                if !blockHashes.isEmpty {
                    json.name(BundleJSON.Field.blockhashes.rawValue)
                    writeHashes(to: &json)
                }
                if let postState {
                    json.name(BundleJSON.Field.poststate.rawValue)
                    postState.write(to: &json)
                }
            }
        }
    }

    private func writeHashes(to json: inout JSONText) {
        json.object { json in
            for (number, hash) in blockHashes.sorted(by: { $0.key < $1.key }) { json.field(String(number), hash) }
        }
    }

    private static func write(to path: String, _ body: (inout JSONText) -> Void) throws(BlockFileError) {
        var json = JSONText()
        body(&json)
        try BlockFile(path: path).write(json.text + "\n")
    }
}
