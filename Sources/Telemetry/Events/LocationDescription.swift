import Primitives

/// What a location ID stands for.
package struct LocationDescription: Hashable, Sendable {
    /// Which piece of the account.
    package enum Field: Hashable, Sendable {
        case balance
        case nonce
        case code
        case storage(UInt256)
        /// Whether there is an account at all.
        case existence
    }

    package var address: Address
    package var field: Field

    package init(address: Address, field: Field) {
        self.address = address
        self.field = field
    }
}
