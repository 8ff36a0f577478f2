import Primitives

/// Call data as most contracts read it: beyond its end there are infinitely many zero bytes.
///
/// Uses raw pointers because call data lives in the memory of the virtual machine; every access checks its bounds here.
struct PaddedInput {
    private let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var count: Int { bytes.count }

    /// The part of `range` that the call data really has; what is missing reads as zeros after it.
    func present(from start: Int, count: Int) -> UnsafeRawBufferPointer {
        guard start < bytes.count, count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<(start + min(count, bytes.count - start))])
    }

    /// The big-endian number in the `count` bytes (at most 32) from `offset`.
    func number(at offset: Int, count: Int = 32) -> UInt256 {
        let part = present(from: offset, count: count)
        if part.count == 32, let base = part.baseAddress { return UInt256(loadingBigEndian: base) }
        var value = UInt256.zero
        for byte in part { value = value << 8 | UInt256(UInt64(byte)) }
        return value << UInt64(8 * (count - part.count))
    }
}
