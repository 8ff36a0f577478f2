/// What stands before the payload of a chunk.
struct TraceFrame {
    var kind: UInt8
    var sequence: UInt32
    /// Bytes after decompression.
    var contentSize: UInt32
    /// Bytes in the file.
    var payloadSize: UInt32

    /// CRC-32C of the payload.
    var payloadChecksum: UInt32

    /// With a checksum of its own: a damaged size must not pass for the end of the file.
    var bytes: [UInt8] {
        var encoder = ByteEncoder()
        encoder.append([kind, 0, 0, 0])
        encoder.appendFixed(sequence)
        encoder.appendFixed(contentSize)
        encoder.appendFixed(payloadSize)
        encoder.appendFixed(payloadChecksum)
        encoder.appendFixed(CRC32C.checksum(encoder.bytes))
        return encoder.bytes
    }
}

extension TraceFrame {
    /// - Parameter bytes: `TraceFormat.frameSize` of them.
    init(_ bytes: [UInt8]) throws(TraceFault) {
        var decoder = ByteDecoder(bytes)
        let word = try decoder.fixed("kind of chunk", as: UInt32.self)
        kind = UInt8(truncatingIfNeeded: word)
        sequence = try decoder.fixed("sequence number", as: UInt32.self)
        contentSize = try decoder.fixed("size of the content", as: UInt32.self)
        payloadSize = try decoder.fixed("size of the payload", as: UInt32.self)
        payloadChecksum = try decoder.fixed("checksum of the payload", as: UInt32.self)
        let checksum = try decoder.fixed("checksum of the frame", as: UInt32.self)
        let computed = CRC32C.checksum(bytes.dropLast(4))
        guard checksum == computed else {
            throw TraceFault(expected: "the start of a chunk with checksum \(computed)", found: "checksum \(checksum)")
        }
        let limit = TraceFormat.maximumContentSize
        // A zstd frame is larger than its content by at most a few bytes per 128 KiB.
        guard word >> 8 == 0, contentSize <= limit, payloadSize <= limit + limit >> 8 else {
            throw TraceFault(
                expected: "a chunk of at most \(limit) bytes", found: "\(contentSize) bytes in \(payloadSize)")
        }
    }
}
