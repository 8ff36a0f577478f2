extension UInt384: FieldLimbs {
    package static var limbCount: Int { 6 }

    @inline(__always)
    package func limb(at index: Int) -> UInt64 {
        switch index {
        case 0: limb0
        case 1: limb1
        case 2: limb2
        case 3: limb3
        case 4: limb4
        case 5: limb5
        default: 0
        }
    }

    @inline(__always)
    package static func select(_ condition: Bool, _ a: UInt384, _ b: UInt384) -> UInt384 {
        UInt384(
            condition ? a.limb0 : b.limb0, condition ? a.limb1 : b.limb1,
            condition ? a.limb2 : b.limb2, condition ? a.limb3 : b.limb3,
            condition ? a.limb4 : b.limb4, condition ? a.limb5 : b.limb5)
    }

    @inline(__always)
    package func multiplied(by limb: UInt64) -> (low: UInt384, high: UInt64) {
        var carry: UInt64 = 0
        let r0 = LimbStep.multiplyAdd(limb0, limb, 0, &carry)
        let r1 = LimbStep.multiplyAdd(limb1, limb, 0, &carry)
        let r2 = LimbStep.multiplyAdd(limb2, limb, 0, &carry)
        let r3 = LimbStep.multiplyAdd(limb3, limb, 0, &carry)
        let r4 = LimbStep.multiplyAdd(limb4, limb, 0, &carry)
        let r5 = LimbStep.multiplyAdd(limb5, limb, 0, &carry)
        return (UInt384(r0, r1, r2, r3, r4, r5), carry)
    }

    @inline(__always)
    package func shiftedRight(by count: UInt64, high: UInt64) -> UInt384 {
        UInt384(
            LimbStep.shiftRight(limb0, limb1, count),
            LimbStep.shiftRight(limb1, limb2, count),
            LimbStep.shiftRight(limb2, limb3, count),
            LimbStep.shiftRight(limb3, limb4, count),
            LimbStep.shiftRight(limb4, limb5, count),
            LimbStep.shiftRight(limb5, high, count))
    }

    @inline(__always)
    package func montgomeryProduct(_ other: UInt384, modulus: UInt384, negatedInverse: UInt64) -> UInt384 {
        // Coarsely integrated operand scanning (Koç, Acar and Kaliski 1996): each row adds a multiple of one limb of
        // `other` and the multiple of the modulus that clears the lowest limb, then drops that limb.
        var t0: UInt64
        var t1: UInt64
        var t2: UInt64
        var t3: UInt64
        var t4: UInt64
        var t5: UInt64
        (t0, t1, t2, t3, t4, t5) = (0, 0, 0, 0, 0, 0)
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
            t4 = LimbStep.multiplyAdd(limb4, factor, t4, &carry)
            t3 = LimbStep.multiplyAdd(multiple, modulus.limb4, t4, &reduction)
            t5 = LimbStep.multiplyAdd(limb5, factor, t5, &carry)
            t4 = LimbStep.multiplyAdd(multiple, modulus.limb5, t5, &reduction)
            t5 = reduction &+ carry
        }
        row(other.limb0)
        row(other.limb1)
        row(other.limb2)
        row(other.limb3)
        row(other.limb4)
        row(other.limb5)
        let sum = UInt384(t0, t1, t2, t3, t4, t5)
        return sum.reducedOnce(modulus)
    }
}
