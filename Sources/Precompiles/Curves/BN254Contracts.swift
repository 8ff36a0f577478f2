import Chain
import Curves
import Primitives

/// Addition and multiplication on alt_bn128 (EIP-196, repriced by EIP-1108) and its pairing check (EIP-197).
enum BN254Contracts {
    /// Two points in, one point out; missing bytes are zeros, further ones ignored.
    static func add(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        let padded = PaddedInput(input)
        guard let a = point(padded, at: 0), let b = point(padded, at: 64) else { return false }
        append(BN254.add(a, b), to: &output)
        return true
    }

    /// A point and any 256-bit scalar in, one point out.
    static func multiply(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        let padded = PaddedInput(input)
        guard let point = point(padded, at: 0) else { return false }
        append(BN254.multiply(point, by: padded.number(at: 64)), to: &output)
        return true
    }

    /// Bytes of one pair: a point of the curve and one of the twist.
    private static let pairCount = 192

    static func pairingGas(_ input: UnsafeRawBufferPointer, _ fork: Fork) -> UInt64 {
        let pairs = UInt64(input.count / pairCount)
        return fork < .istanbul
            ? GasRule.saturating(100_000, 80_000, times: pairs) : GasRule.saturating(45_000, 34_000, times: pairs)
    }

    /// Any number of pairs in; out a word, 1 if the product of their pairings is one, else 0.
    static func pairing(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        guard input.count % pairCount == 0 else { return false }
        let padded = PaddedInput(input)
        var pairs: [(AffinePoint<BN254.G1>, AffinePoint<BN254.G2>)] = []
        pairs.reserveCapacity(input.count / pairCount)
        for start in stride(from: 0, to: input.count, by: pairCount) {
            guard let p = point(padded, at: start), let q = twistPoint(padded, at: start + 64) else { return false }
            pairs.append((p, q))
        }
        output.append(bigEndian: UInt256(BN254.pairingProductIsOne(pairs)))
        return true
    }

    private static func point(_ input: PaddedInput, at offset: Int) -> AffinePoint<BN254.G1>? {
        BN254.g1Point(x: input.number(at: offset), y: input.number(at: offset + 32))
    }

    /// Imaginary parts come first (EIP-197).
    private static func twistPoint(_ input: PaddedInput, at offset: Int) -> AffinePoint<BN254.G2>? {
        BN254.g2Point(
            x0: input.number(at: offset + 32), x1: input.number(at: offset),
            y0: input.number(at: offset + 96), y1: input.number(at: offset + 64))
    }

    private static func append(_ point: AffinePoint<BN254.G1>, to output: inout [UInt8]) {
        let (x, y) = BN254.coordinates(of: point)
        output.append(bigEndian: x)
        output.append(bigEndian: y)
    }
}
