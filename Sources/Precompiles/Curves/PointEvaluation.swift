import Curves
import Primitives

/// The point evaluation contract (EIP-4844): whether the blob behind a versioned hash, read as a polynomial, takes the value y at z.
///
/// Input, 192 bytes: versioned hash, z, y (32 each), commitment, proof (48 each). Anything that does not verify fails.
enum PointEvaluation {
    private static let inputCount = 192
    private static let fieldElementsPerBlob: UInt256 = 4096
    /// The first byte of a versioned hash: a KZG commitment.
    private static let commitmentVersion: UInt64 = 1

    static func run(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        guard input.count == inputCount else { return false }
        let padded = PaddedInput(input)
        let (z, y) = (padded.number(at: 32), padded.number(at: 64))
        let commitmentBytes = padded.present(from: 96, count: BLS12381.compressedG1Count)
        let proofBytes = padded.present(from: 144, count: BLS12381.compressedG1Count)
        guard padded.number(at: 0) == versionedHash(of: commitmentBytes), z < BLS12381.order, y < BLS12381.order,
            let commitment = BLS12381.decompress(commitmentBytes), let proof = BLS12381.decompress(proofBytes),
            BLS12381.isOpening(commitment: commitment, z: z, y: y, proof: proof)
        else { return false }
        output.append(bigEndian: fieldElementsPerBlob)
        output.append(bigEndian: BLS12381.order)
        return true
    }

    /// The SHA-256 hash with its first byte replaced by the version.
    private static func versionedHash(of commitment: UnsafeRawBufferPointer) -> UInt256 {
        var hash = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest -> UInt256 in
            HashContracts.sha256(commitment, into: digest.baseAddress)
            return PaddedInput(UnsafeRawBufferPointer(digest)).number(at: 0)
        }
        hash.limb3 = hash.limb3 & (UInt64.max >> 8) | commitmentVersion << 56
        return hash
    }
}
