import Chain
import Dashboard

/// Counts the executions of blocks over all passes and executors, which is what tells their events apart, and remembers where the last of
/// those blocks came from: as many as a dashboard keeps.
struct ExecutedBlocks {
    private var sources: [BlockSource] = []
    /// The ordinal of the first that is remembered.
    private var first: UInt32 = 0

    /// Returns the block's ordinal.
    mutating func add(_ source: BlockSource) -> UInt32 {
        if sources.count >= 2 * Recordings.blockLimit {
            sources.removeFirst(Recordings.blockLimit)
            first &+= UInt32(Recordings.blockLimit)
        }
        sources.append(source)
        return first &+ UInt32(sources.count - 1)
    }

    /// `nil` if it was too long ago.
    subscript(ordinal: UInt32) -> BlockSource? {
        let index = Int(ordinal &- first)
        return sources.indices.contains(index) ? sources[index] : nil
    }
}
