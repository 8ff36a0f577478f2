import Primitives

/// The header of `modexp`'s input: how long the three numbers are, in bytes. Any 256-bit length can be written.
struct ModularExponentiationSizes {
    let base: UInt256
    let exponent: UInt256
    let modulus: UInt256
    /// The first 32 bytes of the exponent, or all of a shorter one, as a number.
    let exponentHead: UInt256

    init(_ input: UnsafeRawBufferPointer) {
        let padded = PaddedInput(input)
        base = padded.number(at: 0)
        exponent = padded.number(at: 32)
        modulus = padded.number(at: 64)
        let headCount = Int(min(exponent, 32).limb0)
        // An exponent behind a base that is longer than the input consists of zeros.
        let (start, overflows) = base.limb0.addingReportingOverflow(96)
        let isPresent = base.fitsInUInt64 && !overflows && start < UInt64(input.count)
        exponentHead = isPresent && headCount > 0 ? padded.number(at: Int(start), count: headCount) : .zero
    }

    /// Where the modulus starts in the input; `nil` far beyond any input.
    var modulusStart: Int? {
        guard base.bitWidth < 62, exponent.bitWidth < 62 else { return nil }
        return 96 + Int(base.limb0) + Int(exponent.limb0)
    }

    /// Of the base and the modulus: the length that multiplications depend on.
    var longestFactor: UInt256 { max(base, modulus) }

    /// Approximately the number of squarings: the index of the exponent's highest bit if it has at most 32 bytes, else eight
    /// for each byte beyond plus the index of the head's highest bit. `nil` beyond 2^200.
    var adjustedExponentLength: UInt256? {
        let highestBit = UInt256(max(exponentHead.bitWidth - 1, 0))
        guard exponent > 32 else { return highestBit }
        guard exponent.bitWidth < 200 else { return nil }
        return (exponent &- 32) << 3 &+ highestBit
    }
}
