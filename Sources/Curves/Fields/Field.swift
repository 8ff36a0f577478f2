/// A finite field: what curve points and extension fields are generic over.
package protocol Field: Equatable, Sendable {
    static var zero: Self { get }
    static var one: Self { get }

    var isZero: Bool { get }

    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
    static prefix func - (a: Self) -> Self

    var squared: Self { get }
    var doubled: Self { get }
    /// `1 / self`; zero for zero.
    var inverted: Self { get }
}

extension Field {
    /// `self` to the power of `exponent`, by squaring from the highest bit down.
    package func raised(to exponent: some FieldLimbs) -> Self {
        var result = Self.one
        var index = exponent.bitWidth
        while index > 0 {
            index -= 1
            result = result.squared
            if exponent.bit(index) { result = result * self }
        }
        return result
    }
}
