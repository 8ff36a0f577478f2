extension UInt256 {
    /// Product modulo 2^256: half-products for the low three limbs, wrapping products for the top one (4 ns; a loop over
    /// limbs takes 12, `UInt128.multipliedFullWidth` 8).
    @inlinable @inline(__always)
    public static func &* (a: UInt256, b: UInt256) -> UInt256 {
        @inline(__always) func wide(_ x: UInt64, _ y: UInt64) -> UInt128 { UInt128(x) &* UInt128(y) }
        @inline(__always) func low(_ x: UInt128) -> UInt64 { UInt64(truncatingIfNeeded: x) }
        @inline(__always) func high(_ x: UInt128) -> UInt128 { x &>> 64 }

        let p00 = wide(a.limb0, b.limb0)
        let p01 = wide(a.limb0, b.limb1)
        let p02 = wide(a.limb0, b.limb2)
        let p10 = wide(a.limb1, b.limb0)
        let p11 = wide(a.limb1, b.limb1)
        let p20 = wide(a.limb2, b.limb0)

        let column1 = high(p00) &+ UInt128(low(p01)) &+ UInt128(low(p10))
        let column2 =
            high(column1) &+ high(p01) &+ high(p10) &+ UInt128(low(p02)) &+ UInt128(low(p11)) &+ UInt128(low(p20))
        let top =
            low(high(column2)) &+ low(high(p02)) &+ low(high(p11)) &+ low(high(p20))
            &+ a.limb0 &* b.limb3 &+ a.limb1 &* b.limb2 &+ a.limb2 &* b.limb1 &+ a.limb3 &* b.limb0
        return UInt256(low(p00), low(column1), low(column2), top)
    }

    /// The full 512-bit product.
    @inlinable
    public func multipliedFullWidth(by other: UInt256) -> (high: UInt256, low: UInt256) {
        var r: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
        @inline(__always)
        func step(_ x: UInt64, _ y: UInt64, _ accumulator: inout UInt64, _ carry: inout UInt64) {
            let t = UInt128(x) &* UInt128(y) &+ UInt128(accumulator) &+ UInt128(carry)
            accumulator = UInt64(truncatingIfNeeded: t)
            carry = UInt64(truncatingIfNeeded: t &>> 64)
        }
        @inline(__always)
        func row(
            _ x: UInt64, _ r0: inout UInt64, _ r1: inout UInt64, _ r2: inout UInt64, _ r3: inout UInt64,
            _ r4: inout UInt64
        ) {
            var carry: UInt64 = 0
            step(x, other.limb0, &r0, &carry)
            step(x, other.limb1, &r1, &carry)
            step(x, other.limb2, &r2, &carry)
            step(x, other.limb3, &r3, &carry)
            r4 = carry
        }
        row(limb0, &r.0, &r.1, &r.2, &r.3, &r.4)
        row(limb1, &r.1, &r.2, &r.3, &r.4, &r.5)
        row(limb2, &r.2, &r.3, &r.4, &r.5, &r.6)
        row(limb3, &r.3, &r.4, &r.5, &r.6, &r.7)
        return (UInt256(r.4, r.5, r.6, r.7), UInt256(r.0, r.1, r.2, r.3))
    }

    /// `self` times `other`, or `nil` beyond 2^256 - 1.
    public func multiplied(by other: UInt256) -> UInt256? {
        let (high, low) = multipliedFullWidth(by: other)
        return high.isZero ? low : nil
    }

    /// EXP: `self` to the power of `exponent` modulo 2^256, by squaring.
    public func raised(to exponent: UInt256) -> UInt256 {
        // 2^n is the most frequent use (masks and shifts of old compilers).
        if self == 2 { return UInt256.one << exponent.clampedToUInt64 }
        var result = UInt256.one
        var base = self
        var remaining = exponent
        while !remaining.isZero {
            if remaining.limb0 & 1 == 1 { result = result &* base }
            remaining = remaining >> 1
            if !remaining.isZero { base = base &* base }
        }
        return result
    }
}
