/// What a store on a disk may keep in memory.
package struct StoreMemory: Sendable, Equatable {
    /// Bytes of blocks of files. Their indices and filters come on top, about two bytes per key.
    package var blockCacheBytes: Int
    /// Bytes of writes that are not in the sorted files yet.
    package var writeBufferBytes: Int

    package init(blockCacheBytes: Int = 64 << 20, writeBufferBytes: Int = 64 << 20) {
        self.blockCacheBytes = blockCacheBytes
        self.writeBufferBytes = writeBufferBytes
    }

    package var bytes: Int { blockCacheBytes + writeBufferBytes }
}
