import CGMP
import Primitives

/// `modexp`: base^exponent mod modulus for numbers of any length (EIP-198), by GMP.
///
/// Input: the lengths in bytes of base, exponent and modulus, a word each, then the three numbers.
/// Unsafe only in lending its pointers to C.
enum ModularExponentiation {
    /// Lengths beyond this fail instead of running, because GMP ends the process when it finds no memory. A number that
    /// long costs more gas than any block has.
    private static let longestOperand = 1 << 26

    static func run(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        let sizes = ModularExponentiationSizes(input)
        // Nothing to write, whatever the other lengths are. With a non-empty base the price forbids huge ones.
        if sizes.modulus.isZero { return true }
        guard let baseCount = operandCount(sizes.base), let exponentCount = operandCount(sizes.exponent),
            let modulusCount = operandCount(sizes.modulus)
        else { return false }

        output.append(contentsOf: repeatElement(0, count: modulusCount))
        let padded = PaddedInput(input)
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
        load(&modulus, padded, at: 96 + baseCount + exponentCount, count: modulusCount)
        guard sign(modulus) != 0 else { return true }
        load(&base, padded, at: 96, count: baseCount)
        load(&exponent, padded, at: 96 + baseCount, count: exponentCount)
        __gmpz_powm(&result, &base, &exponent, &modulus)

        let byteCount = (__gmpz_sizeinbase(&result, 2) + 7) / 8
        output.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress, sign(result) != 0, byteCount <= modulusCount else { return }
            __gmpz_export(start + (modulusCount - byteCount), nil, 1, 1, 1, 0, &result)
        }
        return true
    }

    private static func operandCount(_ length: UInt256) -> Int? {
        length.fitsInUInt64 && length.limb0 <= UInt64(longestOperand) ? Int(length.limb0) : nil
    }

    /// Bytes beyond the end of the input count as zeros, that is, as factors of 256.
    private static func load(_ number: inout __mpz_struct, _ input: PaddedInput, at offset: Int, count: Int) {
        let part = input.present(from: offset, count: count)
        if part.count > 0 { __gmpz_import(&number, part.count, 1, 1, 1, 0, part.baseAddress) }
        if part.count < count {
            withUnsafeMutablePointer(to: &number) { __gmpz_mul_2exp($0, $0, UInt(8 * (count - part.count))) }
        }
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
