import Chain

/// The blocks that a command line names, loaded one at a time.
enum BlockSequence {
    /// Calls `body` with each block in block order; without paths, with the bundled demo blocks. Errors of the files end the
    /// command.
    static func forEach(in paths: [String], _ body: (BlockFolder) throws -> Void) throws {
        let paths = paths.isEmpty ? [try bundled()] : paths
        let sources: [BlockSource]
        do { sources = try BlockFolder.discover(paths) } catch { throw CommandFailure.unreadable(error) }
        for (index, source) in sources.enumerated() {
            StandardError.showProgress("block \(source.number) (\(index + 1) of \(sources.count))")
            let folder: BlockFolder
            do { folder = try source.load() } catch { throw CommandFailure.unreadable(error) }
            StandardError.clearProgress()
            try body(folder)
        }
    }

    private static func bundled() throws -> String {
        if let path = DemoBlocks.locate() { return path }
        throw CommandFailure.usage(
            "\(DemoBlocks.folderName): expected the bundled blocks near the executable, found none; give the path of a block."
        )
    }
}
