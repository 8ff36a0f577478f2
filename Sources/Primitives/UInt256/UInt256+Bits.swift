extension UInt256 {
    @inlinable @inline(__always)
    public static func & (a: UInt256, b: UInt256) -> UInt256 {
        UInt256(a.limb0 & b.limb0, a.limb1 & b.limb1, a.limb2 & b.limb2, a.limb3 & b.limb3)
    }

    @inlinable @inline(__always)
    public static func | (a: UInt256, b: UInt256) -> UInt256 {
        UInt256(a.limb0 | b.limb0, a.limb1 | b.limb1, a.limb2 | b.limb2, a.limb3 | b.limb3)
    }

    @inlinable @inline(__always)
    public static func ^ (a: UInt256, b: UInt256) -> UInt256 {
        UInt256(a.limb0 ^ b.limb0, a.limb1 ^ b.limb1, a.limb2 ^ b.limb2, a.limb3 ^ b.limb3)
    }

    @inlinable @inline(__always)
    public static prefix func ~ (a: UInt256) -> UInt256 {
        UInt256(~a.limb0, ~a.limb1, ~a.limb2, ~a.limb3)
    }

    /// Logical shift left; zero from 256 on.
    @inlinable @inline(__always)
    public static func << (value: UInt256, count: UInt64) -> UInt256 {
        guard count < 256 else { return .zero }
        let n = count & 63
        // A shift by 64 is split in two so that n == 0 needs no branch.
        @inline(__always) func joined(_ high: UInt64, _ low: UInt64) -> UInt64 {
            (high &<< n) | ((low &>> 1) &>> (63 &- n))
        }
        switch count &>> 6 {
        case 0:
            return UInt256(
                value.limb0 &<< n, joined(value.limb1, value.limb0), joined(value.limb2, value.limb1),
                joined(value.limb3, value.limb2))
        case 1: return UInt256(0, value.limb0 &<< n, joined(value.limb1, value.limb0), joined(value.limb2, value.limb1))
        case 2: return UInt256(0, 0, value.limb0 &<< n, joined(value.limb1, value.limb0))
        default: return UInt256(0, 0, 0, value.limb0 &<< n)
        }
    }

    /// Logical shift right; zero from 256 on.
    @inlinable @inline(__always)
    public static func >> (value: UInt256, count: UInt64) -> UInt256 {
        guard count < 256 else { return .zero }
        let n = count & 63
        @inline(__always) func joined(_ high: UInt64, _ low: UInt64) -> UInt64 {
            (low &>> n) | ((high &<< 1) &<< (63 &- n))
        }
        switch count &>> 6 {
        case 0:
            return UInt256(
                joined(value.limb1, value.limb0), joined(value.limb2, value.limb1), joined(value.limb3, value.limb2),
                value.limb3 &>> n)
        case 1: return UInt256(joined(value.limb2, value.limb1), joined(value.limb3, value.limb2), value.limb3 &>> n, 0)
        case 2: return UInt256(joined(value.limb3, value.limb2), value.limb3 &>> n, 0, 0)
        default: return UInt256(value.limb3 &>> n, 0, 0, 0)
        }
    }

    /// SAR (EIP-145): shift right that copies the sign bit.
    @inlinable @inline(__always)
    public func shiftedRightArithmetically(by count: UInt256) -> UInt256 {
        let shift = count.clampedToUInt64
        guard isNegative else { return self >> shift }
        return ~(~self >> shift)
    }

    /// BYTE: byte `index` counted from the most significant one; zero from 32 on.
    @inlinable @inline(__always)
    public func byte(at index: UInt256) -> UInt256 {
        guard index.fitsInUInt64, index.limb0 < 32 else { return .zero }
        return (self >> (8 * (31 - index.limb0))) & 0xff
    }

    /// SIGNEXTEND: the value's lowest `size + 1` bytes read as a two's complement number.
    @inlinable @inline(__always)
    public func signExtended(fromByte size: UInt256) -> UInt256 {
        guard size.fitsInUInt64, size.limb0 < 31 else { return self }
        let unused = 248 &- 8 &* size.limb0
        return (self << unused).shiftedRightArithmetically(by: UInt256(unused))
    }

    /// Signed less-than over two's complement readings.
    @inlinable @inline(__always)
    public func isLessSigned(than other: UInt256) -> Bool {
        let signBit: UInt64 = 1 &<< 63
        let a = UInt256(limb0, limb1, limb2, limb3 ^ signBit)
        let b = UInt256(other.limb0, other.limb1, other.limb2, other.limb3 ^ signBit)
        return a < b
    }
}
