extension UInt256 {
    /// `self + other` modulo 2^256, and whether it overflowed.
    @inlinable @inline(__always)
    public func addingReportingOverflow(_ other: UInt256) -> (partialValue: UInt256, overflow: Bool) {
        let (r0, c0) = limb0.addingReportingOverflow(other.limb0)
        let (r1, c1) = UInt256.add(limb1, other.limb1, carry: c0)
        let (r2, c2) = UInt256.add(limb2, other.limb2, carry: c1)
        let (r3, c3) = UInt256.add(limb3, other.limb3, carry: c2)
        return (UInt256(r0, r1, r2, r3), c3)
    }

    /// `self - other` modulo 2^256, and whether it borrowed.
    @inlinable @inline(__always)
    public func subtractingReportingOverflow(_ other: UInt256) -> (partialValue: UInt256, overflow: Bool) {
        let (r0, c0) = limb0.subtractingReportingOverflow(other.limb0)
        let (r1, c1) = UInt256.subtract(limb1, other.limb1, borrow: c0)
        let (r2, c2) = UInt256.subtract(limb2, other.limb2, borrow: c1)
        let (r3, c3) = UInt256.subtract(limb3, other.limb3, borrow: c2)
        return (UInt256(r0, r1, r2, r3), c3)
    }

    @inlinable @inline(__always)
    public static func &+ (a: UInt256, b: UInt256) -> UInt256 { a.addingReportingOverflow(b).partialValue }

    @inlinable @inline(__always)
    public static func &- (a: UInt256, b: UInt256) -> UInt256 { a.subtractingReportingOverflow(b).partialValue }

    /// `self + other`, or `nil` beyond 2^256 - 1.
    @inlinable
    public func adding(_ other: UInt256) -> UInt256? {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? nil : sum
    }

    /// `self - other`, or `nil` below zero.
    @inlinable
    public func subtracting(_ other: UInt256) -> UInt256? {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? nil : difference
    }

    /// Two's complement negation.
    @inlinable @inline(__always)
    public var negated: UInt256 { UInt256.zero &- self }

    /// The value of the two's complement reading without its sign.
    @inlinable @inline(__always)
    public var magnitude: UInt256 { isNegative ? negated : self }

    // The two carries can never both be set, so `!=` joins them; `||` compiles to a branch and costs four times as much
    // in dependent chains.
    @inlinable @inline(__always)
    static func add(_ a: UInt64, _ b: UInt64, carry: Bool) -> (UInt64, Bool) {
        let (s, o1) = a.addingReportingOverflow(b)
        let (r, o2) = s.addingReportingOverflow(carry ? 1 : 0)
        return (r, o1 != o2)
    }

    @inlinable @inline(__always)
    static func subtract(_ a: UInt64, _ b: UInt64, borrow: Bool) -> (UInt64, Bool) {
        let (s, o1) = a.subtractingReportingOverflow(b)
        let (r, o2) = s.subtractingReportingOverflow(borrow ? 1 : 0)
        return (r, o1 != o2)
    }
}
