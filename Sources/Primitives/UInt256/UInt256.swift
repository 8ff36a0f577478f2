/// An unsigned 256-bit integer: the EVM's word, and the amounts, slots and values of every chain here.
///
/// Four 64-bit limbs, least significant first. All arithmetic wraps modulo 2^256 unless a name says otherwise.
@frozen
public struct UInt256: Hashable, Sendable {
    public var limb0: UInt64
    public var limb1: UInt64
    public var limb2: UInt64
    public var limb3: UInt64

    @inlinable @inline(__always)
    public init(_ limb0: UInt64, _ limb1: UInt64, _ limb2: UInt64, _ limb3: UInt64) {
        self.limb0 = limb0
        self.limb1 = limb1
        self.limb2 = limb2
        self.limb3 = limb3
    }

    @inlinable @inline(__always)
    public init(_ value: UInt64) {
        self.init(value, 0, 0, 0)
    }

    @inlinable @inline(__always)
    public init(_ value: Int) {
        precondition(value >= 0, "a UInt256 is not negative")
        self.init(UInt64(truncatingIfNeeded: value), 0, 0, 0)
    }

    @inlinable @inline(__always)
    public init(_ flag: Bool) {
        self.init(flag ? 1 : 0, 0, 0, 0)
    }

    @inlinable @inline(__always)
    public init(_ value: UInt128) {
        self.init(UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value &>> 64), 0, 0)
    }

    @inlinable public static var zero: UInt256 { UInt256(0, 0, 0, 0) }
    @inlinable public static var one: UInt256 { UInt256(1, 0, 0, 0) }
    @inlinable public static var max: UInt256 { UInt256(.max, .max, .max, .max) }

    @inlinable @inline(__always)
    public var isZero: Bool { (limb0 | limb1 | limb2 | limb3) == 0 }

    /// Whether bit 255 is set: the sign of the two's complement reading.
    @inlinable @inline(__always)
    public var isNegative: Bool { Int64(bitPattern: limb3) < 0 }

    /// Whether the value is below 2^64.
    @inlinable @inline(__always)
    public var fitsInUInt64: Bool { (limb1 | limb2 | limb3) == 0 }

    /// The value, or `UInt64.max` if it is larger.
    @inlinable @inline(__always)
    public var clampedToUInt64: UInt64 { fitsInUInt64 ? limb0 : .max }

    /// The number of bits up to and including the highest one set; 0 for zero.
    @inlinable
    public var bitWidth: Int {
        if limb3 != 0 { return 256 - limb3.leadingZeroBitCount }
        if limb2 != 0 { return 192 - limb2.leadingZeroBitCount }
        if limb1 != 0 { return 128 - limb1.leadingZeroBitCount }
        return 64 - limb0.leadingZeroBitCount
    }

    /// The number of bytes of the shortest big-endian form; 0 for zero.
    @inlinable
    public var byteWidth: Int { (bitWidth + 7) / 8 }
}

extension UInt256: ExpressibleByIntegerLiteral {
    @inlinable @inline(__always)
    public init(integerLiteral value: UInt64) {
        self.init(value)
    }
}

extension UInt256: Comparable {
    @inlinable @inline(__always)
    public static func == (a: UInt256, b: UInt256) -> Bool {
        ((a.limb0 ^ b.limb0) | (a.limb1 ^ b.limb1) | (a.limb2 ^ b.limb2) | (a.limb3 ^ b.limb3)) == 0
    }

    @inlinable @inline(__always)
    public static func < (a: UInt256, b: UInt256) -> Bool {
        a.subtractingReportingOverflow(b).overflow
    }
}
