extension BLS12381 {
    /// The length of a compressed point of the first group.
    package static let compressedG1Count = 48

    /// The point of the first group in 48 bytes: x in big-endian order under three flags: compressed, infinity, y is the larger
    /// root (the format of the ZCash protocol, which EIP-4844 takes over).
    ///
    /// `nil` unless the encoding is the only one of a point of the subgroup. One square root and one subgroup check.
    package static func decompress(_ bytes: UnsafeRawBufferPointer) -> AffinePoint<G1>? {
        guard bytes.count == compressedG1Count, let start = bytes.baseAddress else { return nil }
        var number = UInt384(loadingBigEndian: start)
        let flags = number.limb5 >> 61
        number.limb5 &= (1 << 61) - 1

        let (isCompressed, isInfinity, isLarger) = (flags & 4 != 0, flags & 2 != 0, flags & 1 != 0)
        guard isCompressed else { return nil }
        if isInfinity { return number.isZero && !isLarger ? .infinity : nil }

        guard let x = PrimeField<BLS12381>(canonical: number), var y = squareRoot(x.squared * x + g1B) else {
            return nil
        }
        if isLargerRoot(y) != isLarger { y = -y }
        let point = AffinePoint<G1>(unchecked: x, y)
        return isInSubgroup(point) ? point : nil
    }

    /// Whether an ordinate exceeds its negative, as numbers.
    private static func isLargerRoot(_ y: PrimeField<BLS12381>) -> Bool {
        (-y).canonical < y.canonical
    }

    /// A root, if there is one: p = 3 mod 4, so that the power of (p + 1) / 4 squares to plus or minus the number.
    private static func squareRoot(_ square: PrimeField<BLS12381>) -> PrimeField<BLS12381>? {
        // (p + 1) / 4 = (p >> 2) + 1.
        let root = square.raised(to: modulus.shiftedRight(by: 2, high: 0)) * square
        return root.squared == square ? root : nil
    }
}
