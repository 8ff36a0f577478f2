/// A 20-byte account address, held as the words of its big-endian number so that it converts to and from `UInt256` without
/// byte shuffling.
@frozen
public struct Address: Hashable, Sendable, Comparable {
    /// Bytes 12..<20.
    public let low: UInt64
    /// Bytes 4..<12.
    public let middle: UInt64
    /// Bytes 0..<4.
    public let high: UInt32

    @inlinable @inline(__always)
    public init(high: UInt32, middle: UInt64, low: UInt64) {
        self.high = high
        self.middle = middle
        self.low = low
    }

    /// The lowest 20 bytes of `word`, as the EVM reads an address from its stack.
    @inlinable @inline(__always)
    public init(truncating word: UInt256) {
        self.init(high: UInt32(truncatingIfNeeded: word.limb2), middle: word.limb1, low: word.limb0)
    }

    /// The 20 bytes at `pointer`, which needs no alignment.
    @inlinable @inline(__always)
    public init(loading pointer: UnsafeRawPointer) {
        self.init(
            high: pointer.loadUnaligned(as: UInt32.self).byteSwapped,
            middle: pointer.loadUnaligned(fromByteOffset: 4, as: UInt64.self).byteSwapped,
            low: pointer.loadUnaligned(fromByteOffset: 12, as: UInt64.self).byteSwapped)
    }

    /// `nil` unless there are exactly 20 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 20, let word = UInt256(bigEndian: bytes) else { return nil }
        self.init(truncating: word)
    }

    @inlinable @inline(__always)
    public func store(to pointer: UnsafeMutableRawPointer) {
        pointer.storeBytes(of: high.byteSwapped, as: UInt32.self)
        pointer.storeBytes(of: middle.byteSwapped, toByteOffset: 4, as: UInt64.self)
        pointer.storeBytes(of: low.byteSwapped, toByteOffset: 12, as: UInt64.self)
    }

    /// The address as a stack word.
    @inlinable @inline(__always)
    public var word: UInt256 { UInt256(low, middle, UInt64(high), 0) }

    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
            if let base = buffer.baseAddress { store(to: base) }
            count = 20
        }
    }

    public static let zero = Address(high: 0, middle: 0, low: 0)

    @inlinable @inline(__always)
    public static func == (a: Address, b: Address) -> Bool {
        ((a.low ^ b.low) | (a.middle ^ b.middle) | UInt64(a.high ^ b.high)) == 0
    }

    /// Byte order, which is the order of accounts in files and reports.
    @inlinable
    public static func < (a: Address, b: Address) -> Bool {
        if a.high != b.high { return a.high < b.high }
        return a.middle != b.middle ? a.middle < b.middle : a.low < b.low
    }
}

extension Address: CustomStringConvertible {
    public var description: String { Hex.encode(bytes) }
}
