import Primitives

/// A bundled block: everything of a block folder in one object.
struct BundleJSON: Decodable {
    let block: Block
    let preState: StateSnapshot
    let blockHashes: [UInt64: Hash256]
    let postState: PostState?
    let story: String?

    enum Field: String, CodingKey {
        case story, block, prestate, blockhashes, poststate
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        block = try fields.decode(BlockJSON.self, forKey: .block).block
        preState = try fields.decode(PreStateJSON.self, forKey: .prestate).snapshot
        blockHashes = try fields.decodeIfPresent(BlockHashesJSON.self, forKey: .blockhashes)?.hashes ?? [:]
        postState = try fields.decodeIfPresent(PostStateJSON.self, forKey: .poststate)?.postState
        story = try fields.decodeIfPresent(String.self, forKey: .story)
    }
}

/// Whether a file is a bundled block, and its number, without reading the rest.
struct BundleNumberJSON: Decodable {
    /// `nil` if the file is JSON, but no bundled block.
    let number: UInt64?

    init(from decoder: any Decoder) throws {
        guard let fields = try? decoder.container(keyedBy: BundleJSON.Field.self),
            fields.contains(.block), fields.contains(.prestate)
        else {
            number = nil
            return
        }
        number = try fields.decode(BlockNumberJSON.self, forKey: .block).number
    }
}
