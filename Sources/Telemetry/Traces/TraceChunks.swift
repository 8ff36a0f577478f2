/// The chunks of a trace file, one after the other, checked and decompressed.
struct TraceChunks {
    struct Chunk {
        var kind: TraceFormat.ChunkKind
        var content: [UInt8]
        /// Where it starts in the file.
        var offset: UInt64
    }

    let file: String
    let version: UInt16
    private var input: TraceInput
    private let decompressor = ZstdDecompressor()
    /// Start of the next chunk.
    private(set) var offset: UInt64
    private var sequence: UInt32 = 0

    /// Reads and checks the preamble.
    init(_ input: TraceInput, file: String) throws(TraceError) {
        self.input = input
        self.file = file
        offset = 0
        let preamble = try self.input.read(TracePreamble.size)
        version = try TracePreamble.check(preamble, file: file)
        offset = UInt64(preamble.count)
    }

    /// The next chunk. There has to be one: a trace says where it ends.
    mutating func next() throws(TraceError) -> Chunk {
        let head = try input.read(TraceFormat.frameSize)
        guard head.count == TraceFormat.frameSize else {
            throw truncated(expected: "another part of the trace", found: head.count)
        }
        let (frame, kind) = try decoding(at: offset) { () throws(TraceFault) in try check(head) }
        let payload = try input.read(Int(frame.payloadSize))
        guard payload.count == Int(frame.payloadSize) else {
            throw truncated(expected: "a part of \(frame.payloadSize) bytes", found: payload.count)
        }
        let content = try decoding(at: offset) { () throws(TraceFault) in try expand(payload, frame) }
        defer {
            offset += UInt64(head.count + payload.count)
            sequence &+= 1
        }
        return Chunk(kind: kind, content: content, offset: offset)
    }

    /// There must be nothing after the end chunk.
    mutating func expectEnd() throws(TraceError) {
        guard try input.read(1).isEmpty else {
            throw TraceError(
                .corrupt, file: file, offset: offset, expected: "the end of the file", found: "more bytes")
        }
    }

    /// Says in which file and where a fault is.
    func decoding<Result>(at offset: UInt64, _ body: () throws(TraceFault) -> Result) throws(TraceError) -> Result {
        do throws(TraceFault) {
            return try body()
        } catch {
            throw TraceError(.corrupt, file: file, offset: offset, expected: error.expected, found: error.found)
        }
    }

    private func check(_ head: [UInt8]) throws(TraceFault) -> (TraceFrame, TraceFormat.ChunkKind) {
        let frame = try TraceFrame(head)
        guard let kind = TraceFormat.ChunkKind(rawValue: frame.kind) else {
            throw TraceFault(expected: "a kind of chunk of this version", found: "kind \(frame.kind)")
        }
        guard frame.sequence == sequence else {
            throw TraceFault(expected: "chunk \(sequence)", found: "chunk \(frame.sequence)")
        }
        return (frame, kind)
    }

    private func expand(_ payload: [UInt8], _ frame: TraceFrame) throws(TraceFault) -> [UInt8] {
        let checksum = CRC32C.checksum(payload)
        guard checksum == frame.payloadChecksum else {
            throw TraceFault(expected: "checksum \(frame.payloadChecksum)", found: "\(checksum)")
        }
        return try decompressor.decompress(payload, size: Int(frame.contentSize))
    }

    private func truncated(expected: String, found count: Int) -> TraceError {
        TraceError(
            .truncated, file: file, offset: offset, expected: expected,
            found: count == 0 ? "the end of the file" : "the end of the file after \(count) bytes")
    }
}
