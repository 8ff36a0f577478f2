import Chain
import Primitives

/// `ecrecover`: the address whose key signed a hash (yellow paper, appendix E.1).
///
/// Input: hash, v (27 or 28), r, s, a word each. A signature that recovers to nothing is a success with empty output.
enum SenderRecovery {
    static func run(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        let padded = PaddedInput(input)
        let v = padded.number(at: 32)
        guard v == 27 || v == 28 else { return true }
        let signer = Secp256k1.recoverSigner(
            of: Hash256(padded.number(at: 0)), r: padded.number(at: 64), s: padded.number(at: 96),
            yParity: v == 27 ? 0 : 1)
        if let signer { output.append(bigEndian: signer.word) }
        return true
    }
}
