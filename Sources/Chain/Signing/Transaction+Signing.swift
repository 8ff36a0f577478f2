import Primitives

extension Transaction {
    /// The account whose key made the signature; `nil` without a valid signature. `sender` holds it after decoding; this
    /// computes it anew, at the cost of a curve operation.
    public var recoveredSender: Address? {
        guard let signature else { return nil }
        return Secp256k1.recoverSigner(of: signingHash, r: signature.r, s: signature.s, yParity: signature.yParity)
    }

    /// The transaction signed with `privateKey`, its sender set to that key's account; `nil` for an invalid key.
    public func signed(with privateKey: Hash256) -> Transaction? {
        guard
            let (r, s, yParity) = Secp256k1.sign(signingHash, privateKey: privateKey),
            let address = Secp256k1.address(ofPrivateKey: privateKey)
        else { return nil }
        var result = self
        result.signature = Signature(v: wireV(yParity: yParity), yParity: yParity, r: r, s: s)
        result.sender = address
        return result
    }

    /// How `yParity` is written on the wire for this kind and chain.
    private func wireV(yParity: UInt8) -> UInt256 {
        guard kind == .legacy else { return UInt256(UInt64(yParity)) }
        guard let chainID else { return UInt256(27 + UInt64(yParity)) }
        return (UInt256(chainID) << 1) &+ UInt256(35 + UInt64(yParity))
    }
}
