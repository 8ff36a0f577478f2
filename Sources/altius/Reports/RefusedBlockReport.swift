/// A block that was not executed, as one JSON object.
struct RefusedBlockReport: Encodable {
    let block: UInt64
    /// The path of the folder or bundled file.
    let file: String
    /// Why, in one sentence.
    let error: String
}
