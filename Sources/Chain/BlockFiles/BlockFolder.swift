import Primitives

/// A block with everything needed to execute it alone, as read from a block folder or a bundled file.
public struct BlockFolder: Hashable, Sendable {
    public var block: Block
    public var preState: StateSnapshot
    /// Hashes of earlier blocks by number: what `BLOCKHASH` can see. Only those the block asks for need be present.
    public var blockHashes: [UInt64: Hash256]
    /// The expected state after the block's transactions, where the source has it.
    public var postState: PostState?
    /// The last component of the folder's path, or of the bundled file's without its extension.
    public var name: String
    /// What the block shows, where a bundled file says so: a line about the block, then a line about what to look for when it is
    /// executed. Block folders have no place for it.
    public var story: String?

    /// The story's first line; `nil` without a story.
    package var headline: String? {
        story?.split(whereSeparator: \.isNewline).first.map(String.init)
    }

    public init(
        block: Block, preState: StateSnapshot, blockHashes: [UInt64: Hash256] = [:], postState: PostState? = nil,
        name: String, story: String? = nil
    ) {
        self.block = block
        self.preState = preState
        self.blockHashes = blockHashes
        self.postState = postState
        self.name = name
        self.story = story
    }
}
