import Chain

/// The blocks that a command line names, loaded one at a time.
enum BlockSequence {
    /// Calls `body` with each block and its path, in block order; without paths, with the bundled demo blocks. Errors of the files
    /// end the command.
    static func forEach(in paths: [String], _ body: (BlockFolder, _ path: String) throws -> Void) throws {
        try forEach(sources(of: paths), body)
    }

    static func forEach(_ sources: [BlockSource], _ body: (BlockFolder, _ path: String) throws -> Void) throws {
        for (index, source) in sources.enumerated() {
            StandardError.showProgress("block \(source.number) (\(index + 1) of \(sources.count))")
            try body(load(source), source.path)
        }
    }

    /// The block; the progress line ends with it.
    static func load(_ source: BlockSource) throws -> BlockFolder {
        defer { StandardError.clearProgress() }
        do { return try source.load() } catch { throw CommandFailure.unreadable(error) }
    }

    /// "1, 2, 3", the first few where there are many.
    static func describeNumbers(of sources: [BlockSource]) -> String {
        let shown = sources.prefix(5).map { "\($0.number)" }.joined(separator: ", ")
        return sources.count > 5 ? "\(shown), ..." : shown
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
