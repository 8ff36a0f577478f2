import Primitives

/// A state to begin with, as a file holds it.
public struct StateFile: Hashable, Sendable {
    public var snapshot: StateSnapshot
    /// Of the block whose state it is; `nil` where the file does not say.
    public var number: UInt64?
    /// That block's hash, where the file says it.
    public var hash: Hash256?

    /// The state at `path`: the `alloc` of a genesis file as geth has it, the answer of the prestate tracer, or the state before
    /// the block of a block folder or a bundled block.
    public static func load(_ path: String) throws(BlockFileError) -> StateFile {
        if let source = try blockSource(path) {
            let folder = try source.load()
            let header = folder.block.header
            // Nothing is before block 0; its own state is what there is.
            return StateFile(
                snapshot: folder.preState, number: header.number == 0 ? 0 : header.number - 1,
                hash: header.number == 0 ? nil : header.parentHash)
        }
        let json = try BlockFile(path: path).decode(StateFileJSON.self)
        return StateFile(snapshot: json.snapshot, number: json.number, hash: nil)
    }

    /// `nil` if there is a file that is no block.
    private static func blockSource(_ path: String) throws(BlockFileError) -> BlockSource? {
        let shape = try? BlockFile(path: path).decode(StateFileShape.self)
        if let shape, !shape.isBundle { return nil }
        let sources = try BlockFolder.discover([path])
        guard sources.count == 1, let source = sources.first else {
            throw BlockFileError(
                file: path, expected: "one block or state", found: "\(sources.count) blocks",
                advice: "give the path of the first one")
        }
        return source
    }
}
