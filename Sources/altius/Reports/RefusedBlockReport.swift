/// A block that was not executed, as one JSON object.
struct RefusedBlockReport: Encodable {
    let block: UInt64
    /// Why, in one sentence.
    let error: String
}
