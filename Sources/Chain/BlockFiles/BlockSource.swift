/// A block that was found on disk and can be loaded.
public struct BlockSource: Hashable, Sendable {
    public enum Layout: Hashable, Sendable {
        /// A folder with `block.json`, `prestate.json` and, where needed, `blockhashes.json` and `poststate.json`.
        case folder
        /// One JSON file with all of that in one object.
        case bundle
    }

    public var path: String
    public var layout: Layout
    public var number: UInt64

    public init(path: String, layout: Layout, number: UInt64) {
        self.path = path
        self.layout = layout
        self.number = number
    }

    public func load() throws(BlockFileError) -> BlockFolder {
        switch layout {
        case .folder: try BlockFolder.load(folder: path)
        case .bundle: try BlockFolder.load(bundle: path)
        }
    }
}
