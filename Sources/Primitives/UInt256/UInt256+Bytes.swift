extension UInt256 {
    /// The 32 big-endian bytes at `pointer`, which needs no alignment.
    @inlinable @inline(__always)
    public init(loadingBigEndian pointer: UnsafeRawPointer) {
        self.init(
            pointer.loadUnaligned(fromByteOffset: 24, as: UInt64.self).byteSwapped,
            pointer.loadUnaligned(fromByteOffset: 16, as: UInt64.self).byteSwapped,
            pointer.loadUnaligned(fromByteOffset: 8, as: UInt64.self).byteSwapped,
            pointer.loadUnaligned(as: UInt64.self).byteSwapped)
    }

    /// Writes 32 big-endian bytes to `pointer`, which needs no alignment.
    @inlinable @inline(__always)
    public func storeBigEndian(to pointer: UnsafeMutableRawPointer) {
        pointer.storeBytes(of: limb3.byteSwapped, as: UInt64.self)
        pointer.storeBytes(of: limb2.byteSwapped, toByteOffset: 8, as: UInt64.self)
        pointer.storeBytes(of: limb1.byteSwapped, toByteOffset: 16, as: UInt64.self)
        pointer.storeBytes(of: limb0.byteSwapped, toByteOffset: 24, as: UInt64.self)
    }

    /// At most 32 big-endian bytes; `nil` for more.
    public init?(bigEndian bytes: some Collection<UInt8>) {
        guard bytes.count <= 32 else { return nil }
        var value = UInt256.zero
        for byte in bytes { value = (value << 8) | UInt256(UInt64(byte)) }
        self = value
    }

    /// All 32 bytes, most significant first.
    public var bigEndianBytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            if let base = buffer.baseAddress { storeBigEndian(to: base) }
            count = 32
        }
    }

    /// The shortest big-endian form: no leading zero bytes, nothing at all for zero.
    public var minimalBigEndianBytes: [UInt8] { [UInt8](bigEndianBytes.suffix(byteWidth)) }
}
