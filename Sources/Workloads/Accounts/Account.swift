import Primitives

/// An account that can send transactions.
struct Account: Sendable {
    let address: Address
    /// `nil` in blocks that are not signed.
    let privateKey: Hash256?
}
