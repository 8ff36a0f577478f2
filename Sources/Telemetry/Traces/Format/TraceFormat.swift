/// The layout of a trace file. All integers of fixed size are little-endian.
///
///     preamble   magic (8 bytes), version (UInt16), zero (UInt16), CRC-32C of these twelve bytes (UInt32)
///     chunk...   kind (UInt8), zero (3 bytes), sequence number from 0 (UInt32), size of the content (UInt32), size of
///                the payload (UInt32), CRC-32C of the payload (UInt32), CRC-32C of these twenty bytes (UInt32),
///                payload
///
/// A payload is its content as one zstd frame (RFC 8878). The first chunk is the header, the last the end; between them
/// are batches (`EventBatch`): the number of lost events, then blocks, location names, conflict values, shard reports,
/// results and events, each list after its length. The end holds the totals (`TraceTotals`). Each chunk stands for itself, so that everything
/// before a damaged place can be read. Contents are written with variable-length integers (`ByteEncoder`), events in
/// columns (`EventColumns`).
///
/// The preamble keeps its form in all versions. Any change of what follows, a new kind of event included, is a new
/// version.
///
/// Version 1 has no shard reports and no results, and no numbers of them in its totals; its blocks have no story, fork and executor.
/// It is read still.
package enum TraceFormat {
    /// A byte above 127 and a line end, as in PNG, give away transfers that change text.
    static let magic: [UInt8] = [0x89, 0x41, 0x4c, 0x54, 0x52, 0x43, 0x0d, 0x0a]
    package static let version: UInt16 = 2
    static let oldestVersion: UInt16 = 1
    static let firstVersionWithResults: UInt16 = 2
    static let frameSize = 24
    /// The largest content of a chunk. A reader allocates no more than this and the payload's bound, whatever a file
    /// says. Only the description of a block of some 100,000 transactions comes near.
    static let maximumContentSize = 16 << 20

    /// Events per chunk: enough for compression to find what repeats, few enough to lose little in a crash.
    static let eventsPerChunk = 1 << 14
    /// Named locations and conflict values per chunk.
    static let entriesPerChunk = 1 << 14
    /// Shard reports per chunk: at most some 20 KB each.
    static let reportsPerChunk = 64
    /// Results of blocks per chunk: a few hundred bytes each, and some sentences.
    static let resultsPerChunk = 1 << 10

    enum ChunkKind: UInt8 {
        case header = 1
        case batch = 2
        case end = 3
    }
}
