/// A byte buffer that keeps its memory from use to use.
///
/// Unsafe: raw memory, owned. Pointers into it are valid until the next `set`.
final class ByteBuffer {
    private(set) var base = UnsafeMutableRawPointer.allocate(byteCount: 4096, alignment: 32)
    private(set) var count = 0
    private var capacity = 4096

    deinit {
        base.deallocate()
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    func clear() {
        count = 0
    }

    /// Replaces the contents; `source` must not point into this buffer.
    func set(_ source: UnsafeRawPointer, count newCount: Int) {
        if newCount > capacity {
            base.deallocate()
            capacity = 2 * newCount
            base = .allocate(byteCount: capacity, alignment: 32)
        }
        base.copyMemory(from: source, byteCount: newCount)
        count = newCount
    }
}
