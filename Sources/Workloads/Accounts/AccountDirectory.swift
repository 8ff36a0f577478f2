import Chain
import Primitives

/// The accounts of one synthetic block: any number per role, the same for a seed on every machine.
struct AccountDirectory: Sendable {
    let seed: UInt64
    /// Whether senders have keys. Their addresses then follow from the keys, so a signed block has other addresses than an
    /// unsigned one of the same seed.
    let hasKeys: Bool

    /// An account that sends transactions.
    func account(_ role: AccountRole, _ index: Int = 0) -> Account {
        guard hasKeys else { return Account(address: address(role, index), privateKey: nil) }
        // Below 2^255 and thus below the order of the curve's group.
        let key = Hash256(digest(role, index) >> 1)
        return Account(address: Secp256k1.address(ofPrivateKey: key) ?? address(role, index), privateKey: key)
    }

    /// The address of an account that sends nothing.
    func address(_ role: AccountRole, _ index: Int = 0) -> Address {
        Address(truncating: digest(role, index))
    }

    private func digest(_ role: AccountRole, _ index: Int) -> UInt256 {
        Keccak256.hash(UInt256(UInt64(index), role.rawValue, seed, 0)).word
    }
}
