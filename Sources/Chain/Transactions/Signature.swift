import Primitives

/// A secp256k1 signature from which the signer's key can be recovered.
public struct Signature: Hashable, Sendable {
    /// As it stands on the wire: 27 or 28, `35 + 2 * chainID + yParity` (EIP-155), or the parity itself for typed kinds.
    public var v: UInt256
    /// The parity of the y coordinate of the signature's curve point: 0 or 1.
    public var yParity: UInt8
    public var r: UInt256
    public var s: UInt256

    public init(v: UInt256, yParity: UInt8, r: UInt256, s: UInt256) {
        self.v = v
        self.yParity = yParity
        self.r = r
        self.s = s
    }
}
