/// `c0 + c1 * u` with u^2 = -1: the field over which the second group of a pairing is written.
package struct Fp2<Parameters: TowerParameters>: Field {
    package typealias Base = PrimeField<Parameters>

    package var c0: Base
    package var c1: Base

    @inline(__always)
    package init(_ c0: Base, _ c1: Base) {
        self.c0 = c0
        self.c1 = c1
    }

    @inline(__always)
    package static var zero: Self { Self(.zero, .zero) }
    @inline(__always)
    package static var one: Self { Self(.one, .zero) }

    @inline(__always)
    package var isZero: Bool { c0.isZero && c1.isZero }

    @inline(__always)
    package static func + (a: Self, b: Self) -> Self { Self(a.c0 + b.c0, a.c1 + b.c1) }
    @inline(__always)
    package static func - (a: Self, b: Self) -> Self { Self(a.c0 - b.c0, a.c1 - b.c1) }
    @inline(__always)
    package static prefix func - (a: Self) -> Self { Self(-a.c0, -a.c1) }

    /// Karatsuba: three multiplications.
    @inline(never)
    package static func * (a: Self, b: Self) -> Self {
        let low = a.c0 * b.c0
        let high = a.c1 * b.c1
        let cross = (a.c0 + a.c1) * (b.c0 + b.c1)
        return Self(low - high, cross - low - high)
    }

    /// `(c0 + c1)(c0 - c1) + 2 c0 c1 u`: two multiplications.
    @inline(never)
    package var squared: Self {
        let product = c0 * c1
        return Self((c0 + c1) * (c0 - c1), product.doubled)
    }

    @inline(__always)
    package var doubled: Self { Self(c0.doubled, c1.doubled) }

    @inline(__always)
    package func scaled(by factor: Base) -> Self { Self(c0 * factor, c1 * factor) }

    /// `c0 - c1 * u`, which is also the power of p.
    @inline(__always)
    package var conjugated: Self { Self(c0, -c1) }

    package var inverted: Self {
        // (c0 + c1 u)(c0 - c1 u) = c0^2 + c1^2 lies in the base field.
        let inverseNorm = (c0.squared + c1.squared).inverted
        return conjugated.scaled(by: inverseNorm)
    }

    @inline(__always)
    var timesXi: Self { Parameters.timesXi(self) }
}
