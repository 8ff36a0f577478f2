import Primitives

extension UInt256: FieldLimbs {
    package static var limbCount: Int { 4 }

    @inline(__always)
    package func limb(at index: Int) -> UInt64 {
        switch index {
        case 0: limb0
        case 1: limb1
        case 2: limb2
        case 3: limb3
        default: 0
        }
    }

    @inline(__always)
    package static func select(_ condition: Bool, _ a: UInt256, _ b: UInt256) -> UInt256 {
        UInt256(
            condition ? a.limb0 : b.limb0, condition ? a.limb1 : b.limb1,
            condition ? a.limb2 : b.limb2, condition ? a.limb3 : b.limb3)
    }

    @inline(__always)
    package func multiplied(by limb: UInt64) -> (low: UInt256, high: UInt64) {
        var carry: UInt64 = 0
        let r0 = LimbStep.multiplyAdd(limb0, limb, 0, &carry)
        let r1 = LimbStep.multiplyAdd(limb1, limb, 0, &carry)
        let r2 = LimbStep.multiplyAdd(limb2, limb, 0, &carry)
        let r3 = LimbStep.multiplyAdd(limb3, limb, 0, &carry)
        return (UInt256(r0, r1, r2, r3), carry)
    }

    @inline(__always)
    package func shiftedRight(by count: UInt64, high: UInt64) -> UInt256 {
        UInt256(
            LimbStep.shiftRight(limb0, limb1, count),
            LimbStep.shiftRight(limb1, limb2, count),
            LimbStep.shiftRight(limb2, limb3, count),
            LimbStep.shiftRight(limb3, high, count))
    }

    @inline(__always)
    package func montgomeryProduct(_ other: UInt256, modulus: UInt256, negatedInverse: UInt64) -> UInt256 {
        // Coarsely integrated operand scanning (Koç, Acar and Kaliski 1996): each row adds a multiple of one limb of
        // `other` and the multiple of the modulus that clears the lowest limb, then drops that limb.
        var t0: UInt64
        var t1: UInt64
        var t2: UInt64
        var t3: UInt64
        (t0, t1, t2, t3) = (0, 0, 0, 0)
        @inline(__always)
        func row(_ factor: UInt64) {
            var carry: UInt64 = 0
            var reduction: UInt64 = 0
            t0 = LimbStep.multiplyAdd(limb0, factor, t0, &carry)
            let multiple = t0 &* negatedInverse
            _ = LimbStep.multiplyAdd(multiple, modulus.limb0, t0, &reduction)
            t1 = LimbStep.multiplyAdd(limb1, factor, t1, &carry)
            t0 = LimbStep.multiplyAdd(multiple, modulus.limb1, t1, &reduction)
            t2 = LimbStep.multiplyAdd(limb2, factor, t2, &carry)
            t1 = LimbStep.multiplyAdd(multiple, modulus.limb2, t2, &reduction)
            t3 = LimbStep.multiplyAdd(limb3, factor, t3, &carry)
            t2 = LimbStep.multiplyAdd(multiple, modulus.limb3, t3, &reduction)
            t3 = reduction &+ carry
        }
        row(other.limb0)
        row(other.limb1)
        row(other.limb2)
        row(other.limb3)
        let sum = UInt256(t0, t1, t2, t3)
        return sum.reducedOnce(modulus)
    }
}
