import Chain
import Primitives

/// Somebody in the demo block. Keys are derived from names, so they are known to everybody and must never hold anything.
struct DemoAccount {
    let address: Address
    let privateKey: Hash256

    /// - Returns: `nil` if the name gives no valid key, which happens once in 2^128 names.
    init?(_ name: String) {
        privateKey = Keccak256.hash([UInt8]("altius demo account \(name)".utf8))
        guard let address = Secp256k1.address(ofPrivateKey: privateKey) else { return nil }
        self.address = address
    }
}
