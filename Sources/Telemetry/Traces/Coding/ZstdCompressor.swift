import CZstd

/// Compresses one buffer at a time into a zstd frame; owns the library's working memory.
final class ZstdCompressor {
    private let context: OpaquePointer?
    private let level: Int32

    /// - Parameter level: 1 is fastest; 3 is the library's default.
    init(level: Int32 = 3) {
        context = ZSTD_createCCtx()
        self.level = level
    }

    deinit {
        ZSTD_freeCCtx(context)
    }

    /// `nil` only if there is no memory.
    func compress(_ content: [UInt8]) -> [UInt8]? {
        guard let context else { return nil }
        let bound = ZSTD_compressBound(content.count)
        var size = 0
        let payload = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            size = ZSTD_compressCCtx(context, buffer.baseAddress, bound, content, content.count, level)
            count = ZSTD_isError(size) == 0 ? size : 0
        }
        return ZSTD_isError(size) == 0 ? payload : nil
    }
}
