/// `c0 + c1 * v + c2 * v^2` with v^3 = xi.
package struct Fp6<Parameters: TowerParameters>: Field {
    package typealias Base = Fp2<Parameters>

    package var c0: Base
    package var c1: Base
    package var c2: Base

    @inline(__always)
    package init(_ c0: Base, _ c1: Base, _ c2: Base) {
        self.c0 = c0
        self.c1 = c1
        self.c2 = c2
    }

    package static var zero: Self { Self(.zero, .zero, .zero) }
    package static var one: Self { Self(.one, .zero, .zero) }

    package var isZero: Bool { c0.isZero && c1.isZero && c2.isZero }

    @inline(__always)
    package static func + (a: Self, b: Self) -> Self { Self(a.c0 + b.c0, a.c1 + b.c1, a.c2 + b.c2) }
    @inline(__always)
    package static func - (a: Self, b: Self) -> Self { Self(a.c0 - b.c0, a.c1 - b.c1, a.c2 - b.c2) }
    @inline(__always)
    package static prefix func - (a: Self) -> Self { Self(-a.c0, -a.c1, -a.c2) }
    @inline(__always)
    package var doubled: Self { self + self }

    /// Karatsuba over three coefficients: six multiplications.
    @inline(never)
    package static func * (a: Self, b: Self) -> Self {
        let p0 = a.c0 * b.c0
        let p1 = a.c1 * b.c1
        let p2 = a.c2 * b.c2
        let cross12 = (a.c1 + a.c2) * (b.c1 + b.c2) - p1 - p2
        let cross01 = (a.c0 + a.c1) * (b.c0 + b.c1) - p0 - p1
        let cross02 = (a.c0 + a.c2) * (b.c0 + b.c2) - p0 - p2
        return Self(p0 + cross12.timesXi, cross01 + p2.timesXi, cross02 + p1)
    }

    /// Chung and Hasan's second method (2007): two multiplications, three squarings.
    package var squared: Self {
        let s0 = c0.squared
        let s1 = (c0 * c1).doubled
        let s2 = (c0 - c1 + c2).squared
        let s3 = (c1 * c2).doubled
        let s4 = c2.squared
        return Self(s0 + s3.timesXi, s1 + s4.timesXi, s1 + s2 + s3 - s0 - s4)
    }

    @inline(__always)
    func scaled(by factor: Base) -> Self { Self(c0 * factor, c1 * factor, c2 * factor) }

    /// `self * (b0 + b1 * v)`: five multiplications.
    @inline(never)
    func times(_ b0: Base, _ b1: Base) -> Self {
        let p0 = c0 * b0
        let p1 = c1 * b1
        let cross = (c0 + c1) * (b0 + b1) - p0 - p1
        return Self(p0 + (c2 * b1).timesXi, cross, c2 * b0 + p1)
    }

    /// `self * b1 * v`.
    @inline(__always)
    func timesV(_ b1: Base) -> Self { Self((c2 * b1).timesXi, c0 * b1, c1 * b1) }

    /// `self * v`.
    @inline(__always)
    var timesV: Self { Self(c2.timesXi, c0, c1) }

    package var inverted: Self {
        // The adjoint of the multiplication matrix, first column; its product with self lies in Fp2.
        let t0 = c0.squared - (c1 * c2).timesXi
        let t1 = c2.squared.timesXi - c0 * c1
        let t2 = c1.squared - c0 * c2
        let norm = c0 * t0 + (c2 * t1 + c1 * t2).timesXi
        return Self(t0, t1, t2).scaled(by: norm.inverted)
    }
}
