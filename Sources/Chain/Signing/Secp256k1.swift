import CSecp256k1
import Primitives

/// Signatures over the curve secp256k1, by libsecp256k1. All calls of that library that this module makes are in this file.
public enum Secp256k1 {
    /// The order of the curve's group: keys, `r` and `s` are below it.
    public static let order = UInt256(
        0xbfd2_5e8c_d036_4141, 0xbaae_dce6_af48_a03b, 0xffff_ffff_ffff_fffe, 0xffff_ffff_ffff_ffff)

    /// The largest `s` that EIP-2 accepts: half the order.
    public static let halfOrder = order >> 1

    /// The library's tables. Never changed after creation, and the library documents that any number of threads may use one
    /// context in calls that take it as `const`, as all calls here do: that makes the unchecked sharing sound.
    nonisolated(unsafe) private static let context: OpaquePointer? = secp256k1_context_create(
        UInt32(SECP256K1_CONTEXT_NONE))

    /// The address of the key that signed `hash`.
    ///
    /// - Returns: `nil` if `r` or `s` is zero or not below the group's order, or if no key fits the signature. A high `s` is
    ///   accepted, as the ECRECOVER precompile and Frontier's transactions do.
    public static func recoverSigner(of hash: Hash256, r: UInt256, s: UInt256, yParity: UInt8) -> Address? {
        guard let context, yParity <= 1 else { return nil }
        var signature = secp256k1_ecdsa_recoverable_signature()
        guard
            secp256k1_ecdsa_recoverable_signature_parse_compact(
                context, &signature, r.bigEndianBytes + s.bigEndianBytes, Int32(yParity)) == 1
        else { return nil }
        var key = secp256k1_pubkey()
        guard secp256k1_ecdsa_recover(context, &key, &signature, hash.bytes) == 1 else { return nil }
        return address(of: &key, context)
    }

    /// The address that belongs to a private key; `nil` for zero and numbers not below the group's order.
    public static func address(ofPrivateKey privateKey: Hash256) -> Address? {
        guard let context else { return nil }
        var key = secp256k1_pubkey()
        guard secp256k1_ec_pubkey_create(context, &key, privateKey.bytes) == 1 else { return nil }
        return address(of: &key, context)
    }

    /// Signs `hash` with a deterministic nonce (RFC 6979) and low `s`; `nil` for an invalid key.
    public static func sign(
        _ hash: Hash256, privateKey: Hash256
    ) -> (r: UInt256, s: UInt256, yParity: UInt8)? {
        guard let context else { return nil }
        var signature = secp256k1_ecdsa_recoverable_signature()
        guard secp256k1_ecdsa_sign_recoverable(context, &signature, hash.bytes, privateKey.bytes, nil, nil) == 1 else {
            return nil
        }
        var compact = [UInt8](repeating: 0, count: 64)
        var parity: Int32 = 0
        guard
            secp256k1_ecdsa_recoverable_signature_serialize_compact(context, &compact, &parity, &signature) == 1,
            let r = UInt256(bigEndian: compact[..<32]), let s = UInt256(bigEndian: compact[32...])
        else { return nil }
        return (r, s, UInt8(parity & 1))
    }

    /// The last 20 bytes of the hash of the uncompressed point without its leading 0x04.
    private static func address(of key: inout secp256k1_pubkey, _ context: OpaquePointer) -> Address? {
        var point = [UInt8](repeating: 0, count: 65)
        var count = point.count
        guard
            secp256k1_ec_pubkey_serialize(context, &point, &count, &key, UInt32(SECP256K1_EC_UNCOMPRESSED)) == 1,
            count == 65
        else { return nil }
        let hash = point.withUnsafeBytes { Keccak256.hash(UnsafeRawBufferPointer(rebasing: $0[1...])) }
        return Address(truncating: hash.word)
    }
}
