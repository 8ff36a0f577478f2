/// `c0 + c1 * w` with w^2 = v: the field that pairings map to.
package struct Fp12<Parameters: TowerParameters>: Field {
    package typealias Base = Fp6<Parameters>

    package var c0: Base
    package var c1: Base

    @inline(__always)
    package init(_ c0: Base, _ c1: Base) {
        self.c0 = c0
        self.c1 = c1
    }

    package static var zero: Self { Self(.zero, .zero) }
    package static var one: Self { Self(.one, .zero) }

    package var isZero: Bool { c0.isZero && c1.isZero }

    package static func + (a: Self, b: Self) -> Self { Self(a.c0 + b.c0, a.c1 + b.c1) }
    package static func - (a: Self, b: Self) -> Self { Self(a.c0 - b.c0, a.c1 - b.c1) }
    package static prefix func - (a: Self) -> Self { Self(-a.c0, -a.c1) }
    package var doubled: Self { self + self }

    @inline(never)
    package static func * (a: Self, b: Self) -> Self {
        let low = a.c0 * b.c0
        let high = a.c1 * b.c1
        let cross = (a.c0 + a.c1) * (b.c0 + b.c1)
        return Self(low + high.timesV, cross - low - high)
    }

    /// Complex squaring: two multiplications in Fp6.
    @inline(never)
    package var squared: Self {
        let product = c0 * c1
        let square = (c0 + c1) * (c0 + c1.timesV) - product - product.timesV
        return Self(square, product.doubled)
    }

    /// `c0 - c1 * w`: the power of p^6, and the inverse of an element of norm one.
    @inline(__always)
    package var conjugated: Self { Self(c0, -c1) }

    package var inverted: Self {
        let norm = (c0.squared - c1.squared.timesV).inverted
        return Self(c0 * norm, -(c1 * norm))
    }

    /// The power of p: conjugated coefficients times the powers of p of w^i.
    package var frobenius: Self {
        Self(
            Base(
                c0.c0.conjugated, c0.c1.conjugated * Parameters.frobenius2, c0.c2.conjugated * Parameters.frobenius4),
            Base(
                c1.c0.conjugated * Parameters.frobenius1, c1.c1.conjugated * Parameters.frobenius3,
                c1.c2.conjugated * Parameters.frobenius5))
    }
}
