/// An unsigned 384-bit integer: room for the 381-bit base field of BLS12-381.
///
/// Six 64-bit limbs, least significant first.
package struct UInt384: Equatable, Sendable {
    package var limb0: UInt64
    package var limb1: UInt64
    package var limb2: UInt64
    package var limb3: UInt64
    package var limb4: UInt64
    package var limb5: UInt64

    @inline(__always)
    package init(
        _ limb0: UInt64, _ limb1: UInt64, _ limb2: UInt64, _ limb3: UInt64, _ limb4: UInt64, _ limb5: UInt64
    ) {
        self.limb0 = limb0
        self.limb1 = limb1
        self.limb2 = limb2
        self.limb3 = limb3
        self.limb4 = limb4
        self.limb5 = limb5
    }

    @inline(__always)
    package static var zero: UInt384 { UInt384(0, 0, 0, 0, 0, 0) }

    @inline(__always)
    package static func == (a: UInt384, b: UInt384) -> Bool {
        (a.limb0 ^ b.limb0) | (a.limb1 ^ b.limb1) | (a.limb2 ^ b.limb2)
            | (a.limb3 ^ b.limb3) | (a.limb4 ^ b.limb4) | (a.limb5 ^ b.limb5) == 0
    }

    @inline(__always)
    package var isZero: Bool { limb0 | limb1 | limb2 | limb3 | limb4 | limb5 == 0 }

    package var bitWidth: Int {
        if limb5 != 0 { return 384 - limb5.leadingZeroBitCount }
        if limb4 != 0 { return 320 - limb4.leadingZeroBitCount }
        if limb3 != 0 { return 256 - limb3.leadingZeroBitCount }
        if limb2 != 0 { return 192 - limb2.leadingZeroBitCount }
        if limb1 != 0 { return 128 - limb1.leadingZeroBitCount }
        return 64 - limb0.leadingZeroBitCount
    }

    @inline(__always)
    package func addingReportingOverflow(_ other: UInt384) -> (partialValue: UInt384, overflow: Bool) {
        var carry = false
        let r0 = LimbStep.add(limb0, other.limb0, &carry)
        let r1 = LimbStep.add(limb1, other.limb1, &carry)
        let r2 = LimbStep.add(limb2, other.limb2, &carry)
        let r3 = LimbStep.add(limb3, other.limb3, &carry)
        let r4 = LimbStep.add(limb4, other.limb4, &carry)
        let r5 = LimbStep.add(limb5, other.limb5, &carry)
        return (UInt384(r0, r1, r2, r3, r4, r5), carry)
    }

    @inline(__always)
    package func subtractingReportingOverflow(_ other: UInt384) -> (partialValue: UInt384, overflow: Bool) {
        var borrow = false
        let r0 = LimbStep.subtract(limb0, other.limb0, &borrow)
        let r1 = LimbStep.subtract(limb1, other.limb1, &borrow)
        let r2 = LimbStep.subtract(limb2, other.limb2, &borrow)
        let r3 = LimbStep.subtract(limb3, other.limb3, &borrow)
        let r4 = LimbStep.subtract(limb4, other.limb4, &borrow)
        let r5 = LimbStep.subtract(limb5, other.limb5, &borrow)
        return (UInt384(r0, r1, r2, r3, r4, r5), borrow)
    }

    package init(loadingBigEndian pointer: UnsafeRawPointer) {
        func limb(_ offset: Int) -> UInt64 {
            UInt64(bigEndian: pointer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        self.init(limb(40), limb(32), limb(24), limb(16), limb(8), limb(0))
    }
}
