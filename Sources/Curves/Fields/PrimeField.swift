/// An element of the integers modulo a prime, held in Montgomery form: `x * R mod p`, always below p.
package struct PrimeField<Parameters: PrimeFieldParameters>: Field {
    package typealias Limbs = Parameters.Limbs

    /// `x * R mod p`.
    package var montgomery: Limbs

    /// - Precondition: `montgomery` is below the modulus.
    @inline(__always)
    package init(montgomery: Limbs) {
        self.montgomery = montgomery
    }

    /// The element of a number; `nil` if it is not below the modulus, because protocols demand canonical encodings.
    package init?(canonical number: Limbs) {
        guard number < Parameters.modulus else { return nil }
        self.init(montgomery: Self.product(number, Parameters.radixSquared))
    }

    /// The number below the modulus.
    package var canonical: Limbs {
        // A product with 1 divides by R; 1 is R shifted down by all its limbs.
        Self.product(montgomery, Self.unitLimbs)
    }

    @inline(__always)
    package static var zero: Self { Self(montgomery: .zero) }
    @inline(__always)
    package static var one: Self { Self(montgomery: Parameters.radix) }

    @inline(__always)
    package var isZero: Bool { montgomery.isZero }

    @inline(__always)
    package static func == (a: Self, b: Self) -> Bool { a.montgomery == b.montgomery }

    @inline(__always)
    package static func + (a: Self, b: Self) -> Self {
        // No carry out: the modulus leaves the top bits free.
        let sum = a.montgomery.addingReportingOverflow(b.montgomery).partialValue
        return Self(montgomery: sum.reducedOnce(Parameters.modulus))
    }

    @inline(__always)
    package static func - (a: Self, b: Self) -> Self {
        Self(montgomery: a.montgomery.subtracting(b.montgomery, modulus: Parameters.modulus))
    }

    @inline(__always)
    package static prefix func - (a: Self) -> Self { zero - a }

    // Not inlined: extension fields use it by the dozen, and their code would outgrow the instruction cache.
    @inline(never)
    package static func * (a: Self, b: Self) -> Self {
        Self(montgomery: product(a.montgomery, b.montgomery))
    }

    @inline(__always)
    package var squared: Self { self * self }

    @inline(__always)
    package var doubled: Self { self + self }

    /// The number 1, not in Montgomery form.
    static var unitLimbs: Limbs {
        // (p - (p - 1)) without knowing the number of limbs: p is odd, so p - 2 * (p >> 1) is 1.
        let half = Parameters.modulus.shiftedRight(by: 1, high: 0)
        let even = half.addingReportingOverflow(half).partialValue
        return Parameters.modulus.subtractingReportingOverflow(even).partialValue
    }

    @inline(__always)
    static func product(_ a: Limbs, _ b: Limbs) -> Limbs {
        a.montgomeryProduct(b, modulus: Parameters.modulus, negatedInverse: Parameters.negatedInverse)
    }
}
