import CSecp256k1
import Primitives

/// `ecrecover`: the address whose key signed a hash (yellow paper, appendix E.1), by libsecp256k1.
///
/// Input: hash, v (27 or 28), r, s, a word each. A signature that recovers to nothing is a success with empty output.
/// Unsafe only in lending its pointers to C.
enum SenderRecovery {
    /// One context for all threads: recovery only reads it, as the library's header states, and it is never destroyed.
    nonisolated(unsafe) private static let context = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE))

    static func run(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        let padded = PaddedInput(input)
        let v = padded.number(at: 32)
        guard v == 27 || v == 28, let context else { return true }
        let address = withUnsafeTemporaryAllocation(byteCount: 32 + 64, alignment: 8) { words -> UInt256? in
            guard let hash = words.baseAddress else { return nil }
            padded.number(at: 0).storeBigEndian(to: hash)
            padded.number(at: 64).storeBigEndian(to: hash + 32)
            padded.number(at: 96).storeBigEndian(to: hash + 64)
            return recover(
                context, hash: hash.assumingMemoryBound(to: UInt8.self),
                signature: (hash + 32).assumingMemoryBound(to: UInt8.self), parity: v == 27 ? 0 : 1)
        }
        if let address { output.append(bigEndian: address) }
        return true
    }

    private static func recover(
        _ context: OpaquePointer, hash: UnsafePointer<UInt8>, signature: UnsafePointer<UInt8>, parity: Int32
    ) -> UInt256? {
        var parsed = secp256k1_ecdsa_recoverable_signature()
        var key = secp256k1_pubkey()
        guard secp256k1_ecdsa_recoverable_signature_parse_compact(context, &parsed, signature, parity) == 1,
            secp256k1_ecdsa_recover(context, &key, &parsed, hash) == 1
        else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65) { serialized in
            guard let start = serialized.baseAddress else { return nil }
            var count = 65
            secp256k1_ec_pubkey_serialize(context, start, &count, &key, UInt32(SECP256K1_EC_UNCOMPRESSED))
            // Byte 0 only says that the key is uncompressed.
            let coordinates = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(serialized)[1...])
            return Address(truncating: Keccak256.hash(coordinates).word).word
        }
    }
}
