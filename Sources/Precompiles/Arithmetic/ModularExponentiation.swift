import CGMP
import Primitives

/// `modexp`: base^exponent mod modulus for numbers of any length (EIP-198), by GMP.
///
/// Input: the lengths in bytes of base, exponent and modulus, a word each, then the three numbers.
/// Unsafe only in lending its pointers to C.
enum ModularExponentiation {
    /// A longer modulus fails instead of running, because neither output nor modulus may exhaust the memory. It would cost 2^43 gas
    /// at least.
    private static let longestModulus = 1 << 26

    static func run(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        let sizes = ModularExponentiationSizes(input)
        guard sizes.modulus <= UInt256(longestModulus) else { return false }
        let modulusCount = Int(sizes.modulus.limb0)
        output.append(contentsOf: repeatElement(0, count: modulusCount))
        // The modulus comes last: where the input ends before it, it is zero, and so is the result. From here on base and exponent
        // are complete, and only the modulus may continue with zeros.
        guard let modulusStart = sizes.modulusStart, modulusStart < input.count, modulusCount > 0 else { return true }
        let exponentStart = modulusStart - Int(sizes.exponent.limb0)

        var base = zero()
        var exponent = zero()
        var modulus = zero()
        var result = zero()
        defer {
            __gmpz_clear(&base)
            __gmpz_clear(&exponent)
            __gmpz_clear(&modulus)
            __gmpz_clear(&result)
        }
        let modulusPart = UnsafeRawBufferPointer(rebasing: input[modulusStart...].prefix(modulusCount))
        load(&modulus, modulusPart)
        guard sign(modulus) != 0 else { return true }
        withUnsafeMutablePointer(to: &modulus) {
            __gmpz_mul_2exp($0, $0, UInt(8 * (modulusCount - modulusPart.count)))
        }
        load(&base, UnsafeRawBufferPointer(rebasing: input[96..<exponentStart]))
        load(&exponent, UnsafeRawBufferPointer(rebasing: input[exponentStart..<modulusStart]))
        __gmpz_powm(&result, &base, &exponent, &modulus)

        let byteCount = (__gmpz_sizeinbase(&result, 2) + 7) / 8
        output.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress, sign(result) != 0, byteCount <= modulusCount else { return }
            __gmpz_export(start + (modulusCount - byteCount), nil, 1, 1, 1, 0, &result)
        }
        return true
    }

    private static func load(_ number: inout __mpz_struct, _ bytes: UnsafeRawBufferPointer) {
        if bytes.count > 0 { __gmpz_import(&number, bytes.count, 1, 1, 1, 0, bytes.baseAddress) }
    }

    /// A number that owns no memory yet, as `mpz_init` makes it.
    private static func zero() -> __mpz_struct {
        var number = __mpz_struct()
        __gmpz_init(&number)
        return number
    }

    /// The sign, which GMP offers only as a C macro.
    private static func sign(_ number: __mpz_struct) -> Int32 { number._mp_size.signum() }
}
