import Foundation

/// A reserved range of address space that is backed by memory only where it was written: what lies in it may grow and never
/// moves. Fresh memory reads as zero.
///
/// Unsafe: hands out a raw pointer; users stay below `byteCount`. Freed with the object.
package final class Arena {
    package let base: UnsafeMutableRawPointer
    package let byteCount: Int

    /// - Parameter byteCount: bytes of address space, a multiple of the page size.
    package init(byteCount: Int) {
        let protection = PROT_READ | PROT_WRITE
        let flags = Int32(MAP_PRIVATE) | Int32(MAP_ANONYMOUS) | Int32(MAP_NORESERVE)
        let address = mmap(nil, byteCount, protection, flags, -1, 0)
        guard let address, address != MAP_FAILED else {
            fatalError("cannot reserve \(byteCount) bytes of address space ; raise `ulimit -v`")
        }
        base = address
        self.byteCount = byteCount
    }

    /// Gives the pages from `offset` on back to the system; they read as zero afterwards.
    package func release(from offset: Int) {
        let page = 4096
        let start = (offset + page - 1) / page * page
        guard start < byteCount else { return }
        madvise(base + start, byteCount - start, MADV_DONTNEED)
    }

    deinit {
        munmap(base, byteCount)
    }
}
