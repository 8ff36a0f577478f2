import CNettle

/// SHA-256 and RIPEMD-160, computed by the nettle library.
///
/// Unsafe only in lending its pointers to C.
enum HashContracts {
    static func sha256(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        output.append(contentsOf: repeatElement(0, count: 32))
        output.withUnsafeMutableBufferPointer { digest in
            sha256(input, into: digest.baseAddress)
        }
        return true
    }

    /// Writes the 32 bytes of the hash to `digest`.
    static func sha256(_ input: UnsafeRawBufferPointer, into digest: UnsafeMutablePointer<UInt8>?) {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        nettle_sha256_update(&context, input.count, input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        nettle_sha256_digest(&context, 32, digest)
    }

    /// The 20-byte hash, padded on the left to a word.
    static func ripemd160(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        var context = ripemd160_ctx()
        nettle_ripemd160_init(&context)
        nettle_ripemd160_update(&context, input.count, input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        output.append(contentsOf: repeatElement(0, count: 32))
        output.withUnsafeMutableBufferPointer { word in
            nettle_ripemd160_digest(&context, 20, word.baseAddress.map { $0 + 12 })
        }
        return true
    }
}
