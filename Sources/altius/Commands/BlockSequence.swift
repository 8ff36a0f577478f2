import Chain

/// The blocks that a command line names, loaded one at a time.
enum BlockSequence {
    /// Calls `body` with each block in block order; without paths, with the bundled demo blocks. Errors of the files end the
    /// command.
    static func forEach(in paths: [String], _ body: (BlockFolder) throws -> Void) throws {
        let sources = try sources(of: paths)
        for (index, source) in sources.enumerated() {
            StandardError.showProgress("block \(source.number) (\(index + 1) of \(sources.count))")
            let folder: BlockFolder
            do { folder = try source.load() } catch { throw CommandFailure.unreadable(error) }
            StandardError.clearProgress()
            try body(folder)
        }
    }

    /// The blocks in block order, not loaded yet; without paths, the bundled demo blocks.
    static func sources(of paths: [String]) throws -> [BlockSource] {
        let paths = paths.isEmpty ? [try bundled()] : paths
        do { return try BlockFolder.discover(paths) } catch { throw CommandFailure.unreadable(error) }
    }

    private static func bundled() throws -> String {
        if let path = DemoBlocks.locate() { return path }
        throw CommandFailure.usage(
            "\(DemoBlocks.folderName): expected the bundled blocks near the executable, found none; give the path of a block."
        )
    }
}
