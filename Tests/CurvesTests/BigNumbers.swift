import BigInt
import Curves
import Primitives
import TestSupport

/// The same numbers in the big-number library that the tests hold the fields against.
extension FieldLimbs {
    var big: BigUInt { BigUInt(words: (0..<Self.limbCount).map { UInt(limb(at: $0)) }) }

    /// - Precondition: `value` fits.
    init(big value: BigUInt) {
        let bytes = [UInt8](value.serialize())
        let padded = [UInt8](repeating: 0, count: 8 * Self.limbCount - bytes.count) + bytes
        self = padded.withUnsafeBytes { $0.baseAddress.map { Self(loadingBigEndian: $0) } ?? .zero }
    }
}

extension PrimeField {
    static var p: BigUInt { Parameters.modulus.big }

    var big: BigUInt { canonical.big }

    init(big value: BigUInt) {
        self = Self(canonical: Limbs(big: value % Self.p)) ?? .zero
    }

    static func random(_ random: inout SplitMix64) -> Self {
        // Limbs at their ends, so that carries and corrections of every length occur.
        let words = (0..<Limbs.limbCount).map { _ -> UInt in
            switch random.next() % 5 {
            case 0: 0
            case 1: .max
            default: UInt(random.next())
            }
        }
        return Self(big: BigUInt(words: words))
    }
}

extension Fp2 {
    static func random(_ random: inout SplitMix64) -> Self { Self(.random(&random), .random(&random)) }

    /// A square root, if there is one: p = 3 mod 4 (Adj and Rodríguez-Henríquez 2014).
    var squareRoot: Self? {
        let p = Base.p
        let c = raised(to: Parameters.Limbs(big: (p - 3) / 4))
        let alpha = c * c * self
        let x = c * self
        let root =
            alpha == -Self.one
            ? Self(-x.c1, x.c0) : (Self.one + alpha).raised(to: Parameters.Limbs(big: (p - 1) / 2)) * x
        return root.squared == self ? root : nil
    }
}

extension Fp6 {
    static func random(_ random: inout SplitMix64) -> Self {
        Self(.random(&random), .random(&random), .random(&random))
    }
}

extension Fp12 {
    static func random(_ random: inout SplitMix64) -> Self { Self(.random(&random), .random(&random)) }
}

extension UInt256 {
    static func random(_ random: inout SplitMix64) -> UInt256 {
        UInt256(random.next(), random.next(), random.next(), random.next())
    }
}

extension JacobianPoint {
    /// `scalar` times the point by the definition, bit by bit: what faster methods are held against.
    func multipliedBitwise(by scalar: some FieldLimbs) -> Self {
        var result = Self.infinity
        var index = scalar.bitWidth
        while index > 0 {
            index -= 1
            result = result.doubled
            if scalar.bit(index) { result = result + self }
        }
        return result
    }
}
