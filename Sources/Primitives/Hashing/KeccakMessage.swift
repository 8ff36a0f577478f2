/// Where one message lies in a buffer of bytes, for ``Keccak256/hash(_:of:into:)``.
///
/// Laid out as the C code reads it: two numbers of 32 bits, 8 bytes in all.
@frozen
public struct KeccakMessage: Hashable, Sendable {
    /// Bytes from the start of the buffer.
    public var offset: UInt32
    /// Bytes.
    public var length: UInt32

    /// Both below 2^32.
    @inlinable @inline(__always)
    public init(offset: Int, length: Int) {
        self.offset = UInt32(offset)
        self.length = UInt32(length)
    }
}
