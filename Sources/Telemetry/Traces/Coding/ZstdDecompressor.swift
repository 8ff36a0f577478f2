import CZstd

/// Expands zstd frames; owns the library's working memory.
final class ZstdDecompressor {
    private let context = ZSTD_createDCtx()

    deinit {
        ZSTD_freeDCtx(context)
    }

    /// The content of a frame, which has to have exactly `size` bytes: no more is ever allocated or written.
    func decompress(_ payload: [UInt8], size: Int) throws(TraceFault) -> [UInt8] {
        guard let context else { throw TraceFault(expected: "memory to decompress", found: "none") }
        var written = 0
        let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            written = ZSTD_decompressDCtx(context, buffer.baseAddress, size, payload, payload.count)
            count = ZSTD_isError(written) == 0 ? written : 0
        }
        guard ZSTD_isError(written) == 0 else {
            let message = ZSTD_getErrorName(written).map { String(cString: $0) } ?? "an error"
            throw TraceFault(expected: "a zstd frame", found: message)
        }
        guard written == size else { throw TraceFault(expected: "\(size) bytes of content", found: "\(written)") }
        return content
    }
}
